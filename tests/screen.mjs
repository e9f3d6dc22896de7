import { spawn, spawnSync } from 'node:child_process'

/** A screen of its own with a window manager (kiosk needs one); elsewhere the one that is there. */
export async function openScreen(environment, say) {
  if (process.platform !== 'linux' || spawnSync('which', ['Xvfb']).status !== 0) return { environment: {}, close() {} }
  const xvfb = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1920x1080x24', '-nolisten', 'tcp'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] })
  const number = await new Promise((resolve, reject) => {
    xvfb.once('error', reject)
    xvfb.once('exit', code => reject(new Error(`Xvfb ended (${code})`)))
    xvfb.stdio[3].once('data', data => resolve(String(data).trim()))
  })
  const display = { DISPLAY: `:${number}` }
  const manager = spawn('openbox', [], { stdio: 'ignore', env: { ...environment, ...display } })
  manager.once('error', () => say('No window manager: full screen is not tested as it should be.'))
  return {
    environment: display,
    close() {
      manager.kill()
      xvfb.kill()
    },
  }
}
