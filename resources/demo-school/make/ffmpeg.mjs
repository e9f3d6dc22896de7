/** A thin door to ffmpeg. */
import { spawn } from 'node:child_process'

/** Starts ffmpeg; write frames to `stdin`, await `done`. */
export function ffmpeg(args) {
  const process = spawn('ffmpeg', ['-v', 'error', '-y', ...args], { stdio: ['pipe', 'inherit', 'inherit'] })
  const done = new Promise((resolve, reject) => {
    process.on('error', reject)
    process.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`ffmpeg ended with ${code}`))))
  })
  return { stdin: process.stdin, done }
}

export async function run(args) {
  const job = ffmpeg(args)
  job.stdin.end()
  await job.done
}
