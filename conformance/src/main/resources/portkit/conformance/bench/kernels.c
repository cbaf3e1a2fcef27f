// The methods of Kernels.java in C. Signed overflow is made to wrap, as Java's does, by -fwrapv.

#include <stdint.h>

enum { ITEMS = 1 << 14, RING = 1 << 8 };

static uint32_t crc_table[256];
static int8_t composite[ITEMS];
static int8_t bytes[ITEMS];
static int32_t values[ITEMS];
static int32_t keys[2 * ITEMS];
static int32_t counts[2 * ITEMS];
static int64_t ring[RING];

__attribute__((constructor)) static void fill(void) {
  for (int32_t i = 0; i < ITEMS; i++) {
    bytes[i] = (int8_t)(i * 31 >> 3);
  }
  for (uint32_t i = 0; i < 256; i++) {
    uint32_t crc = i;
    for (int bit = 0; bit < 8; bit++) {
      crc = (crc >> 1) ^ ((crc & 1) * 0xedb88320u);
    }
    crc_table[i] = crc;
  }
}

int64_t sieve(int32_t n) {
  for (int32_t i = 0; i < n; i++) {
    composite[i] = 0;
  }
  int32_t primes = 0;
  for (int32_t i = 2; i < n; i++) {
    if (composite[i] == 0) {
      primes++;
      for (int32_t multiple = i + i; multiple < n; multiple += i) {
        composite[multiple] = 1;
      }
    }
  }
  return primes;
}

int64_t crc32(int32_t n) {
  uint32_t crc = ~(uint32_t)n;
  for (int32_t i = 0; i < n; i++) {
    crc = crc_table[(crc ^ bytes[i]) & 0xff] ^ (crc >> 8);
  }
  return (int32_t)~crc;
}

int64_t sort(int32_t n) {
  int32_t *a = values;
  int32_t random = n;
  for (int32_t i = 0; i < n; i++) {
    random = random * 1664525 + 1013904223;
    a[i] = random;
  }
  for (int32_t gap = (1 << (31 - __builtin_clz(n))) - 1; gap > 0; gap >>= 1) {
    for (int32_t i = gap; i < n; i++) {
      int32_t value = a[i];
      int32_t j = i;
      while (j >= gap && a[j - gap] > value) {
        a[j] = a[j - gap];
        j -= gap;
      }
      a[j] = value;
    }
  }
  return a[n / 3] ^ (int64_t)a[n / 2];
}

int64_t digits(int32_t n) {
  int64_t sum = 0;
  for (int32_t i = 0; i < n; i++) {
    int64_t rest = i * INT64_C(1234567891);
    while (rest != 0) {
      sum += rest % 10;
      rest /= 10;
    }
  }
  return sum;
}

int64_t table(int32_t n) {
  int32_t mask = 2 * ITEMS - 1;
  for (int32_t i = 0; i < 2 * ITEMS; i++) {
    keys[i] = 0;
    counts[i] = 0;
  }
  int32_t random = n;
  int64_t probes = 0;
  for (int32_t i = 0; i < n; i++) {
    random = random * 1664525 + 1013904223;
    int32_t key = (int32_t)((uint32_t)random >> 17) + 1;
    int32_t at = (int32_t)((uint32_t)(key * (int32_t)0x9e3779b9) >> 11) & mask;
    while (keys[at] != 0 && keys[at] != key) {
      at = (at + 1) & mask;
      probes++;
    }
    keys[at] = key;
    counts[at]++;
  }
  return probes + counts[mask / 3];
}

int64_t queue(int32_t n) {
  int32_t mask = RING - 1;
  int32_t head = 0;
  int32_t tail = 0;
  int64_t sum = 0;
  while (head < n) {
    int32_t burst = (tail & 63) + 1;
    for (int32_t i = 0; i < burst && tail - head < RING; i++) {
      ring[tail & mask] = tail * INT64_C(3);
      tail++;
    }
    while (tail - head > burst / 2) {
      sum += ring[head & mask] ^ head;
      head++;
    }
  }
  return sum;
}
