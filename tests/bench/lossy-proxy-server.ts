// A bad network, a process of its own: a TCP proxy in front of the port in argv. 20 ms each way, at most 1 MB on its way per connection; after every 12 MB or
// so a connection stalls for a second, after every 40 MB or so it is reset. The same misfortunes at every start. Tells its port to its parent.
import net, { type AddressInfo, type Socket } from 'node:net'

const upstream = Number(process.argv[2])
const delayMs = 20
const windowBytes = 1024 * 1024
const stallMs = 1_000
const stallEveryBytes = 12 * 1024 * 1024
const resetEveryBytes = 40 * 1024 * 1024

let seed = 7
/** Uniform in [0.5, 1.5), the same row for each start. */
function luck(): number {
  seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0
  return 0.5 + seed / 2 ** 32
}
let untilReset = resetEveryBytes * luck()
let untilStall = stallEveryBytes * luck()

function carry(from: Socket, to: Socket, isDown: boolean): void {
  /** Timers of one moment may fire in any order, bytes may not. */
  const parts: Buffer[] = []
  let onTheWay = 0
  let stalledUntilMs = 0
  from.on('data', part => {
    parts.push(part)
    onTheWay += part.length
    if (onTheWay >= windowBytes) from.pause()
    if (isDown) {
      untilReset -= part.length
      untilStall -= part.length
      if (untilReset < 0) {
        untilReset = resetEveryBytes * luck()
        to.resetAndDestroy()
        return void from.destroy()
      }
      if (untilStall < 0) {
        untilStall = stallEveryBytes * luck()
        stalledUntilMs = performance.now() + stallMs
      }
    }
    setTimeout(() => {
      const first = parts.shift()!
      to.write(first)
      // Room in the window only after the way back.
      setTimeout(() => {
        onTheWay -= first.length
        if (onTheWay < windowBytes && from.isPaused()) from.resume()
      }, delayMs)
    }, delayMs + Math.max(0, stalledUntilMs - performance.now()))
  })
  from.on('end', () => setTimeout(() => to.end(), 2 * delayMs + Math.max(0, stalledUntilMs - performance.now())))
  from.on('error', () => to.destroy())
  from.on('close', hadError => hadError && to.destroy())
}

const server = net.createServer(client => {
  const hub = net.connect(upstream, '127.0.0.1')
  for (const socket of [client, hub]) socket.setNoDelay(true)
  carry(client, hub, false)
  carry(hub, client, true)
})
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port))
process.on('disconnect', () => process.exit(0))
