// npm run pictures: makes docs/pictures from the running app.
import { spawnSync } from 'node:child_process'
import { provide } from './provide.mjs'
import { openScreen } from './screen.mjs'

const say = line => process.stdout.write(`${line}\n`)
const environment = { ...process.env, ...provide(say) }
const screen = await openScreen(environment, say)
const run = (command, args) => spawnSync(command, args, { stdio: 'inherit', env: { ...environment, ...screen.environment } }).status ?? 1
const status = run('node', ['build/make.mjs', '--if-stale']) || run('npx', ['playwright', 'test', '--config=tests/e2e/pictures.config.ts'])
screen.close()
process.exit(status)
