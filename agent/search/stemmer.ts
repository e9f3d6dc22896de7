import snowball from 'snowball-stemmers'

const russian = snowball.newStemmer('russian')
const english = snowball.newStemmer('english')

/** Stems repeat: a catalogue of 200 000 has some ten thousands of words. */
const memoLimit = 60_000

/** Stems of folded words, Russian and English, each word once. */
export class Stemmer {
  readonly #known = new Map<string, string>()

  stem(word: string): string {
    const known = this.#known.get(word)
    if (known !== undefined) return known
    const made = /\p{Script=Cyrillic}/u.test(word) ? russian.stem(word) : /^[a-z]+$/.test(word) ? english.stem(word) : word
    if (this.#known.size >= memoLimit) this.#known.clear()
    this.#known.set(word, made)
    return made
  }

  /** Lets go of what was remembered. */
  forget(): void {
    this.#known.clear()
  }
}
