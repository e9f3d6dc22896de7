import { execFile } from 'node:child_process'
import { access } from 'node:fs/promises'
import { promisify } from 'node:util'
import type { FoundStick, StickFinder } from './stick-finder'

const letters = [...'DEFGHIJKLMNOPQRSTUVWXYZ']
/** DriveType 2 is "removable" (Win32_LogicalDisk). */
const question = `Get-CimInstance Win32_LogicalDisk -Filter 'DriveType=2' | ForEach-Object { $_.DeviceID + '|' + $_.VolumeName }`

interface Asks {
  /** Letters that have something behind them now. */
  letters(): Promise<string>
  removable(): Promise<string>
}

const system: Asks = {
  letters: async () => (await Promise.all(letters.map(letter => access(`${letter}:\\`).then(() => letter, () => '')))).join(''),
  removable: async () => (await promisify(execFile)('powershell.exe', ['-NoProfile', '-NonInteractive', '-Command', `[Console]::OutputEncoding = [Text.Encoding]::UTF8; ${question}`], { windowsHide: true, timeout: 20_000 })).stdout,
}

/** Sticks of a Windows machine. The system is asked what a letter is only when letters came or went: the question takes a second. */
export function windowsSticks(asks: Asks = system): StickFinder {
  let known = { letters: '', sticks: [] as readonly FoundStick[] }
  return {
    async find() {
      const now = await asks.letters()
      if (now !== known.letters) known = { letters: now, sticks: now === '' ? [] : sticksOf(await asks.removable()) }
      return known.sticks
    },
  }
}

/** `E:|NAME` in each line. */
export function sticksOf(answer: string): FoundStick[] {
  return answer.split(/\r?\n/).flatMap(line => {
    const found = /^([D-Z]:)\|(.*)$/.exec(line.trim())
    return found ? [{ path: `${found[1]!}\\`, label: found[2]!.trim() || found[1]! }] : []
  })
}
