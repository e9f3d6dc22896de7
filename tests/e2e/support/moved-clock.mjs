// `node --import` reads this before a program: its time is moved by its parent, and its timers move along. Time runs as everywhere else until somebody moves it.
const real = { Date, monotonic: performance.now.bind(performance), setTimeout, setInterval, clearTimeout, clearInterval, setImmediate }
/** Longer steps would let a limit of the network run out before its answer could come. */
const stepMs = 2_000
/** Heartbeats keep to this pause however fast time goes: the other side, whose time is real, must be able to answer. */
const beatMs = 250
const start = Number(process.env.DOSKA_CLOCK_MS)
let aheadMs = start - real.Date.now()
let monotonicAheadMs = 0
const monotonic = () => real.monotonic() + monotonicAheadMs

globalThis.Date = class extends real.Date {
  constructor(...parts) {
    if (parts.length === 0) super(real.Date.now() + aheadMs)
    else super(...parts)
  }

  static now() {
    return real.Date.now() + aheadMs
  }
}
performance.now = monotonic

/** Real timers, each with the moment in which it is due. */
const pending = new Map()

function keep(timer, ms, call, everyMs) {
  const entry = { dueMs: monotonic() + ms, call, everyMs, ranMs: 0 }
  pending.set(timer, entry)
  const refresh = timer.refresh.bind(timer)
  timer.refresh = () => {
    entry.dueMs = monotonic() + ms
    pending.set(timer, entry)
    return refresh()
  }
  return timer
}

globalThis.setTimeout = (call, ms = 1, ...args) => {
  const run = () => {
    pending.delete(timer)
    call(...args)
  }
  const timer = real.setTimeout(run, ms)
  return keep(timer, ms, run)
}
globalThis.setInterval = (call, ms = 1, ...args) => keep(real.setInterval(call, ms, ...args), ms, () => call(...args), ms)
globalThis.clearTimeout = globalThis.clearInterval = timer => {
  if (typeof timer === 'object') pending.delete(timer)
  real.clearTimeout(timer)
}

function runDue() {
  const due = [...pending].filter(([, { dueMs }]) => dueMs <= monotonic()).sort(([, a], [, b]) => a.dueMs - b.dueMs)
  for (const [timer, entry] of due) {
    if (!pending.has(timer)) continue // one before it took it back
    if (entry.everyMs === undefined) real.clearTimeout(timer)
    else if (real.monotonic() - entry.ranMs < beatMs) continue
    else Object.assign(entry, { dueMs: monotonic() + entry.everyMs, ranMs: real.monotonic() })
    entry.call()
  }
}

/** What hangs on the network gets its turns: a step takes a few real milliseconds. */
const breath = () => new Promise(resolve => real.setTimeout(() => real.setImmediate(resolve), 2))

async function move({ toMs, how }) {
  for (let left = toMs - Date.now(); left > 0; left = toMs - Date.now()) {
    const ms = how === 'run' ? Math.min(stepMs, left) : left
    aheadMs += ms
    monotonicAheadMs += ms
    runDue()
    await breath()
  }
  process.send({ kind: 'clock' })
}

process.on('message', message => {
  if (message?.kind === 'move-clock') void move(message)
})
