import { createSocket } from 'node:dgram'
import type { TimeServer } from '#shared/domain/time-server'
import { failure, success, type Result } from '#shared/result'

/** `go-away`: the server asks not to be asked (kiss-o'-death, RFC 5905 7.4). */
export type SntpFault = 'no-answer' | 'malformed' | 'unsynchronised' | 'go-away'

interface Needs {
  /** Never steps, any origin. */
  monotonicMs(): number
  random(count: number): Uint8Array
}

const packetBytes = 48
const answerLimitMs = 3_000
/** Seconds from 1900, where NTP begins to count, to 1970; its 32 bits begin anew every 136 years. */
const epochS = 2_208_988_800
const eraS = 2 ** 32
/** Answers are read as of the era whose instants lie after this. */
const eraBeginsMs = Date.UTC(2020, 0, 1)

/** Asks a time server once (SNTP, RFC 4330); epoch ms of the moment in which the answer is given back. The question carries no clock of ours, only a random mark that the answer must repeat. */
export async function askTimeServer({ host, port }: TimeServer, { monotonicMs, random }: Needs): Promise<Result<number, SntpFault>> {
  const mark = Buffer.from(random(8))
  const question = Buffer.alloc(packetBytes)
  question[0] = 0b00_100_011 // no warning, version 4, client
  mark.copy(question, 40)
  const askedMs = monotonicMs()
  const answer = await exchange(question, host, port, mark)
  if (!answer.ok) return answer
  const heardMs = monotonicMs()
  const received = instantIn(answer.value, 32)
  const sent = instantIn(answer.value, 40)
  // Half of what the network took lies behind the answer.
  return sent === undefined || received === undefined ? failure('malformed') : success(Math.round(sent + (heardMs - askedMs - (sent - received)) / 2))
}

/** The first answer that repeats the mark; everything else that arrives is somebody else's. */
function exchange(question: Buffer, host: string, port: number, mark: Buffer): Promise<Result<Buffer, SntpFault>> {
  return new Promise(resolve => {
    const socket = createSocket({ type: host.includes(':') ? 'udp6' : 'udp4' })
    let isSettled = false
    const settle = (outcome: Result<Buffer, SntpFault>) => {
      if (isSettled) return
      isSettled = true
      clearTimeout(timer)
      socket.close()
      resolve(outcome)
    }
    const timer = setTimeout(() => settle(failure('no-answer')), answerLimitMs)
    socket.on('error', () => settle(failure('no-answer')))
    socket.on('message', packet => {
      if (packet.length < packetBytes || !packet.subarray(24, 32).equals(mark)) return
      const fault = faultOf(packet)
      settle(fault ? failure(fault) : success(packet))
    })
    socket.once('connect', () => socket.send(question))
    socket.connect(port, host) // the system drops what another address sends
  })
}

function faultOf(packet: Buffer): SntpFault | undefined {
  const [first, stratum] = [packet[0]!, packet[1]!]
  if ((first & 0b111) !== 4) return 'malformed' // no server's answer
  if (stratum === 0) return 'go-away'
  return first >> 6 === 3 || stratum > 15 ? 'unsynchronised' : undefined
}

function instantIn(packet: Buffer, at: number): number | undefined {
  const seconds = packet.readUInt32BE(at)
  const parts = packet.readUInt32BE(at + 4)
  if (seconds === 0 && parts === 0) return undefined
  const ms = (seconds - epochS) * 1_000 + (parts / 2 ** 32) * 1_000
  return ms < eraBeginsMs ? ms + eraS * 1_000 : ms
}
