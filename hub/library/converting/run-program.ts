import { spawn, type ChildProcess } from 'node:child_process'
import { setPriority } from 'node:os'
import { createInterface } from 'node:readline'
import { failure, success, type Result } from '#shared/result'

export interface RunLimits {
  /** Working folder; also the program's home. */
  readonly folder: string
  readonly signal: AbortSignal
  readonly limitMs: number
  /** Without a line of output for so long it hangs. */
  readonly silenceMs?: number
  /** Lines that are kept for the answer; absent: 400. */
  readonly keptLines?: number
  onLine?(line: string): void
}

/** `failed` carries the program's last words. */
export type RunFault = { readonly kind: 'failed'; readonly lastWords: string } | { readonly kind: 'too-long' } | { readonly kind: 'cancelled' }

/**
 * Runs a converter: no shell, nothing to read from us, a bare environment, a low priority, and a process group of its own that ends as one, whatever it started.
 * Resolves with what it wrote on both outputs, at most the last lines.
 */
export async function runProgram(program: string, args: readonly string[], { folder, signal, limitMs, silenceMs, keptLines = 400, onLine }: RunLimits): Promise<Result<string[], RunFault>> {
  if (signal.aborted) return failure({ kind: 'cancelled' })
  const isPosix = process.platform !== 'win32'
  const { PATH, Path, SystemRoot } = process.env
  const child = spawn(program, args, { cwd: folder, detached: isPosix, windowsHide: true, stdio: ['ignore', 'pipe', 'pipe'], env: { PATH: PATH ?? Path, SystemRoot, HOME: folder, TMPDIR: folder, TEMP: folder, TMP: folder, LC_ALL: 'C.UTF-8' } })
  const lines: string[] = []
  let ended: 'too-long' | 'cancelled' | undefined
  const end = (why: 'too-long' | 'cancelled') => {
    ended ??= why
    endGroup(child)
  }
  const cancel = () => end('cancelled')
  signal.addEventListener('abort', cancel, { once: true })
  const limit = setTimeout(() => end('too-long'), limitMs)
  let silence = silenceMs === undefined ? undefined : setTimeout(() => end('too-long'), silenceMs)
  for (const output of [child.stdout, child.stderr]) {
    createInterface({ input: output }).on('line', line => {
      silence?.refresh()
      lines.push(line)
      if (lines.length > keptLines) lines.shift()
      onLine?.(line)
    })
  }
  try {
    if (child.pid !== undefined) lowerPriority(child.pid)
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject)
      child.once('close', resolve)
    })
    if (ended) return failure({ kind: ended })
    return code === 0 ? success(lines) : failure({ kind: 'failed', lastWords: lines.slice(-6).join('\n') })
  } catch (error) {
    return failure({ kind: 'failed', lastWords: error instanceof Error ? error.message : String(error) }) // it could not even start
  } finally {
    signal.removeEventListener('abort', cancel)
    clearTimeout(limit)
    clearTimeout(silence)
    silence = undefined
    endGroup(child) // what it left running in its group
  }
}

/** Ends the program with everything that it started. */
function endGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return
  if (process.platform === 'win32') {
    spawn('taskkill', ['/pid', String(pid), '/T', '/F'], { stdio: 'ignore', windowsHide: true }).on('error', () => {})
    return
  }
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // the whole group is gone already
  }
}

/** Lessons and panel come first. */
function lowerPriority(pid: number): void {
  try {
    setPriority(pid, 10)
  } catch {
    // it ended at once, or the system does not let us
  }
}
