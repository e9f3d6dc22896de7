// npm run pictures: makes docs/pictures from the running app. npm run pictures -- player-pictures: every player, for eyes (test-results/looks).
import { spawnSync } from 'node:child_process'
import { provide } from './provide.mjs'
import { openScreen } from './screen.mjs'

const wanted = process.argv.slice(2)
const say = line => process.stdout.write(`${line}\n`)
const environment = { ...process.env, ...provide(say) }
const screen = await openScreen(environment, say)
const run = (command, args) => spawnSync(command, args, { stdio: 'inherit', env: { ...environment, ...screen.environment } }).status ?? 1
const status = run('node', ['build/make.mjs', '--if-stale']) || run('npx', ['playwright', 'test', '--config=tests/e2e/pictures.config.ts', ...(wanted.length > 0 ? wanted : ['/pictures.ts'])])
screen.close()
process.exit(status)
