/** Numbers that become more: a typed array that doubles. */
export class GrowingArray {
  #numbers = new Uint32Array(1024)
  length = 0

  push(number: number): void {
    if (this.length === this.#numbers.length) {
      const larger = new Uint32Array(2 * this.length)
      larger.set(this.#numbers)
      this.#numbers = larger
    }
    this.#numbers[this.length++] = number
  }

  at(index: number): number {
    return this.#numbers[index]!
  }

  set(index: number, number: number): void {
    this.#numbers[index] = number
  }

  /** Sets bits of a number that is there. */
  mark(index: number, bits: number): void {
    this.#numbers[index]! |= bits
  }

  /** A copy of exactly what is there. */
  whole(): Uint32Array {
    return this.#numbers.slice(0, this.length)
  }
}
