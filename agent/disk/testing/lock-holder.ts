// Tries to lock a folder, tells how it went, and stays. argv: folder. Killed by its test.
import { lockFolder } from '../folder-lock'

const lock = await lockFolder(process.argv[2]!)
process.stdout.write(lock.ok ? 'locked\n' : `in use by ${lock.fault.pid}\n`)
setInterval(() => {}, 1_000_000)
