/** Which TLS key a connection must prove: a known one, or while enrolling the first one seen and from then on only that. */
export class KeyPin {
  #pin: string | undefined

  private constructor(pin: string | undefined) {
    this.#pin = pin
  }

  /** `pin`: lower-case hex SHA-256 of the SPKI bytes. */
  static exactly(pin: string): KeyPin {
    return new KeyPin(pin)
  }

  /** Remembers the first key that it is shown. */
  static learning(): KeyPin {
    return new KeyPin(undefined)
  }

  /** The key that this display really talks to; empty while none was seen (plain loopback). */
  get seen(): string {
    return this.#pin ?? ''
  }

  accepts(pin: string): boolean {
    this.#pin ??= pin
    return this.#pin === pin
  }
}
