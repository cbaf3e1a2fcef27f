package portkit.metal.compiler.ir;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** An operation, and the value it computes. */
public abstract sealed class Node
    permits Const,
        Param,
        Phi,
        Forbidden,
        Binary,
        Unary,
        Load,
        Store,
        ArrayLength,
        ArrayLoad,
        ArrayStore,
        ArrayFill,
        ClassIdOf,
        ClassOf,
        InstanceOf,
        AddressOf,
        Check,
        Call,
        AtomicUpdate,
        IntrinsicCall,
        Terminator {
  private final Kind kind;
  private final List<Node> inputs;
  private RefType refType = RefType.ANY;
  private Block block;
  private Site site;
  private int id = -1;

  Node(Kind kind, Node... inputs) {
    this.kind = kind;
    this.inputs = new ArrayList<>(Arrays.asList(inputs));
  }

  /** The kind of value; VOID for operations without one. */
  public Kind kind() {
    return kind;
  }

  /** The operands, in order; passes replace them in place. */
  public List<Node> inputs() {
    return inputs;
  }

  /** The i-th operand. */
  public Node input(int i) {
    return inputs.get(i);
  }

  /** What is known of the reference this computes. */
  public RefType refType() {
    return refType;
  }

  /** Says what is known of the reference. */
  public Node withType(RefType type) {
    refType = type;
    return this;
  }

  /** The block it is in; null for constants. */
  public Block block() {
    return block;
  }

  /** Where it comes from in the source. */
  public Site site() {
    return site;
  }

  /** A number dense within the graph, once {@link Graph#number} ran. */
  public int id() {
    return id;
  }

  void number(int next) {
    id = next;
  }

  /** Puts it into a block. */
  public void place(Block at, Site from) {
    block = at;
    site = from;
  }

  /** Moves it to another block. */
  public void moveTo(Block at) {
    block = at;
  }

  /** May be dropped when nothing uses it. */
  public boolean removable() {
    return false;
  }

  /**
   * What, besides class and operands, two operations must share to compute the same at any place;
   * null if the result depends on more than that, or the operation has an effect.
   */
  public Object identity() {
    return null;
  }

  /** Whether it computes a value that needs a register or stack slot. */
  public boolean isAllocated() {
    return kind != Kind.VOID && !(this instanceof Const) && !(this instanceof Forbidden);
  }

  /** Whether it is this number. */
  public boolean isNumber(long value) {
    return this instanceof Const c && c.literal() instanceof Literal.Num n && n.value() == value;
  }

  /** Whether it is a number known now. */
  public boolean isNumber() {
    return this instanceof Const c && c.literal() instanceof Literal.Num;
  }

  /** The number; only if {@link #isNumber()}. */
  public long number() {
    return ((Literal.Num) ((Const) this).literal()).value();
  }

  /** Whether it is an object of the image, or null. */
  public boolean isObject() {
    return this instanceof Const c && c.literal() instanceof Literal.Obj;
  }

  /** The object; only if {@link #isObject()}. */
  public Object object() {
    return ((Literal.Obj) ((Const) this).literal()).object();
  }

  /** Whether it is the null reference. */
  public boolean isNull() {
    return isObject() && object() == null;
  }

  /** What it says about itself beyond its class and operands, for listings. */
  String detail() {
    Object identity = identity();
    return identity == null || identity.equals(0) ? "" : " " + identity;
  }

  /** The name by which other nodes' listings refer to it. */
  String reference() {
    return "v" + id;
  }

  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    if (kind != Kind.VOID) {
      out.append(reference()).append(" = ");
    }
    out.append(getClass().getSimpleName()).append(detail());
    for (Node n : inputs) {
      out.append(' ').append(n.reference());
    }
    return out.toString();
  }
}
