/** Gives each different string a number, in order of first appearance. */
export class Numbering {
  readonly names: string[] = []
  readonly #numbers = new Map<string, number>()

  of(name: string): number {
    const known = this.#numbers.get(name)
    if (known !== undefined) return known
    this.#numbers.set(name, this.names.length)
    this.names.push(name)
    return this.names.length - 1
  }

  /** The strings by UTF-16 units, and the place of each number among them. */
  sorted(): { readonly names: readonly string[]; readonly place: Uint32Array } {
    const names = this.names.toSorted()
    const place = new Uint32Array(names.length)
    for (const [index, name] of names.entries()) place[this.#numbers.get(name)!] = index
    return { names, place }
  }
}
