import { onUnmounted, shallowRef } from 'vue'
import type { ImportFault } from '#shared/contract/panel'
import type { Visibility } from '#shared/domain/personal-shelf'
import { shelfLine, type ImportAnswer, type LineFault } from './shelf-line'

/** One file on its way. `message`: the hub's own sentence; '' when the connection broke. */
export interface Sending {
  readonly key: number
  readonly file: File
  readonly visibility: Visibility
  readonly phase: 'queued' | 'receiving' | 'checking' | 'converting' | 'done' | 'refused'
  readonly doneBytes: number
  readonly share: number | undefined
  readonly refusal: ImportFault | undefined
  readonly message: string | undefined
}

const askAgainMs = 1_000

/** Files of this phone, one after the other, so that a weak school network carries each to its end. */
export function useSending(arrived: () => Promise<void>) {
  const rows = shallowRef<readonly Sending[]>([])
  let count = 0
  let isRunning = false
  let isOver = false
  onUnmounted(() => (isOver = true))

  function add(files: Iterable<File>, visibility: Visibility): void {
    rows.value = [...rows.value.filter(({ phase }) => phase !== 'done'), ...[...files].map((file): Sending => ({ key: ++count, file, visibility, phase: 'queued', doneBytes: 0, share: undefined, refusal: undefined, message: undefined }))]
    void run()
  }
  function again(key: number): void {
    become(key, { phase: 'queued', doneBytes: 0, refusal: undefined, message: undefined })
    void run()
  }
  const become = (key: number, change: Partial<Sending>) => void (rows.value = rows.value.map(row => (row.key === key ? { ...row, ...change } : row)))

  async function run(): Promise<void> {
    if (isRunning) return
    isRunning = true
    for (let next = queued(); next && !isOver; next = queued()) await carry(next)
    isRunning = false
  }
  const queued = () => rows.value.find(({ phase }) => phase === 'queued')

  async function carry({ key, file, visibility }: Sending): Promise<void> {
    if (file.size === 0) return become(key, { phase: 'refused', refusal: { kind: 'empty', name: file.name } })
    become(key, { phase: 'receiving' })
    const begun = await shelfLine.begin(file.name, file.size, visibility)
    if (!begun.ok) return fail(key, begun.fault)
    const { uploadId } = begun.value
    const sent = await shelfLine.send(uploadId, file, doneBytes => become(key, { doneBytes }))
    if (!sent.ok) return fail(key, sent.fault)
    if (sent.value.refusal) return become(key, { phase: 'refused', refusal: sent.value.refusal })
    become(key, { phase: 'checking', doneBytes: file.size })
    let answer = await shelfLine.commit(uploadId)
    while (answer.ok && answer.value.phase !== 'done' && answer.value.phase !== 'refused' && !isOver) {
      become(key, { phase: 'converting', share: answer.value.share })
      await new Promise(resolve => setTimeout(resolve, askAgainMs))
      answer = await shelfLine.state(uploadId)
    }
    if (!answer.ok) return fail(key, answer.fault)
    end(key, answer.value)
    await arrived()
  }

  function end(key: number, { refusal }: ImportAnswer): void {
    become(key, refusal ? { phase: 'refused', refusal } : { phase: 'done' })
  }
  const fail = (key: number, { message }: LineFault) => become(key, { phase: 'refused', message: message ?? '' })

  return { rows, add, again }
}
