package portkit.metal.compiler.world;

import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;

/** The classes that box primitive values. */
final class Boxes {
  private Boxes() {}

  static ClassDesc of(ClassDesc primitive) {
    return switch (primitive.descriptorString()) {
      case "Z" -> ConstantDescs.CD_Boolean;
      case "B" -> ConstantDescs.CD_Byte;
      case "C" -> ConstantDescs.CD_Character;
      case "S" -> ConstantDescs.CD_Short;
      case "I" -> ConstantDescs.CD_Integer;
      case "J" -> ConstantDescs.CD_Long;
      case "F" -> ConstantDescs.CD_Float;
      case "D" -> ConstantDescs.CD_Double;
      default -> throw new IllegalArgumentException("nothing boxes a " + primitive);
    };
  }

  /** The method of the box that gives its value. */
  static String unboxing(ClassDesc primitive) {
    return primitive.displayName() + "Value";
  }

  /** Whether the method of this class boxes or unboxes. */
  static boolean converts(String internalName, String method) {
    return internalName.startsWith("java/lang/")
        && (method.equals("valueOf") || method.endsWith("Value"));
  }
}
