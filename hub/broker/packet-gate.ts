/** What one connection may send; refused beyond it. */
export interface GateLimits {
  /** Bytes of one packet after its fixed header. */
  readonly packetBytes: number
  /** Packets at once: a display that was away empties its queue of 1000 events and their like. */
  readonly burst: number
  readonly packetsPerSecond: number
}

/** 16 KB of payload (mqtt.md) with room for topic and head. */
export const gateLimits: GateLimits = { packetBytes: 17 * 1024, burst: 3000, packetsPerSecond: 100 }

/**
 * Watches the raw bytes of one MQTT connection. The parser of the broker would gather up to 256 MB before it says a word, so size is judged here from the
 * fixed header alone [MQTT-2.2.3].
 */
export class PacketGate {
  readonly #limits: GateLimits
  #allowance: number
  #filledAtMs: number
  /** Bytes of the present packet still to come; negative while its fixed header is read. */
  #rest = -1
  #length = 0
  #shift = -1

  constructor(limits: GateLimits, nowMs: number) {
    this.#limits = limits
    this.#allowance = limits.burst
    this.#filledAtMs = nowMs
  }

  /** The reason to end the connection, if these bytes give one. */
  see(chunk: Uint8Array, nowMs: number): 'too-large' | 'too-fast' | 'malformed' | undefined {
    const { burst, packetsPerSecond, packetBytes } = this.#limits
    this.#allowance = Math.min(burst, this.#allowance + (Math.max(0, nowMs - this.#filledAtMs) / 1000) * packetsPerSecond)
    this.#filledAtMs = nowMs
    for (let at = 0; at < chunk.length; ) {
      if (this.#rest >= 0) {
        const step = Math.min(this.#rest, chunk.length - at)
        at += step
        this.#rest -= step
        if (this.#rest === 0) this.#rest = -1
        continue
      }
      const byte = chunk[at++]!
      if (this.#shift < 0) {
        this.#shift = 0
        this.#length = 0
        if (--this.#allowance < 0) return 'too-fast'
        continue
      }
      this.#length += (byte & 0x7f) * 2 ** this.#shift
      if (this.#length > packetBytes) return 'too-large'
      this.#shift += 7
      if (byte & 0x80) {
        if (this.#shift > 21) return 'malformed'
        continue
      }
      this.#shift = -1
      this.#rest = this.#length === 0 ? -1 : this.#length
    }
    return undefined
  }
}
