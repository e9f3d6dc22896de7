// npm test: provides what is missing, then types, lint, unit tests, fuzzing and journeys. The last line is `N passed, N failed, N skipped`.
//   npm test [-- --only=types|lint|unit|fuzz|journeys]   runs a part
//   npm test -- --full                                   also with --only=fuzz or unit: all inputs of every format and all conversions, however long that takes
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { constants, setPriority } from 'node:os'
import { relative, resolve } from 'node:path'
import { missingRequired, provide } from './provide.mjs'
import { openScreen } from './screen.mjs'

const only = process.argv.find(argument => argument.startsWith('--only='))?.slice(7)
const isFull = process.argv.includes('--full')
const say = line => process.stdout.write(`${line}\n`)
const total = { passed: 0, failed: 0, skipped: 0 }
/** Said again at the end: a long run's middle is not read. */
const failures = []
const secondTries = []
/** Vitest would leave one core free: of two, that is half. */
const everyCore = ['--maxWorkers=100%']
const results = 'test-results'
rmSync(results, { recursive: true, force: true })
mkdirSync(results, { recursive: true })

const provided = provide(say)
for (const name of missingRequired(provided)) {
  total.failed += 1
  failures.push(`required but missing: ${name}`)
}
say(`Here: ${provided.DOSKA_HAVE || 'nothing'}`)
const environment = { ...process.env, ...provided }

// Each of these keeps one core busy. Lint takes longest and needs nothing: it goes on beside the unit tests with what they leave.
const linting = wanted('lint') && runBeside('lint', 'npm', ['run', '--silent', 'lint'], constants.priority.PRIORITY_BELOW_NORMAL)
await Promise.all([
  (wanted('unit') || wanted('journeys')) && runBeside('build', 'node', ['build/make.mjs', '--if-stale']),
  wanted('types') && runBeside('types', 'npm', ['run', '--silent', 'types']),
])
if (wanted('unit')) {
  const file = `${results}/unit.json`
  const tries = resolve(results, 'second-tries.txt')
  const status = await run('npx', ['vitest', 'run', '--project=!fuzz', ...everyCore, `--outputFile.json=${file}`], { DOSKA_KILLS: '200', SECOND_TRIES: tries, ...(isFull ? { DOSKA_FULL: '1' } : {}) })
  add('unit tests', status, file, countedByVitest)
  if (existsSync(tries)) secondTries.push(...readFileSync(tries, 'utf8').trim().split('\n'))
}
await linting
if (wanted('fuzz')) {
  const file = `${results}/fuzz.json`
  const log = resolve(results, 'fuzz-inputs.jsonl')
  const status = await run('npx', ['vitest', 'run', '--project=fuzz', '--silent', ...everyCore, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`], { DOSKA_FUZZ: '10000', DOSKA_FUZZ_CONVERTED: '200', DOSKA_FUZZ_LOG: log, ...(isFull ? { DOSKA_FUZZ_FULL: '1' } : {}) })
  add('fuzzing', status, file, countedByVitest)
  sayInputs(log)
}
if (wanted('journeys')) {
  const screen = await openScreen(environment, say)
  const file = `${results}/journeys.json`
  const status = await run('npx', ['playwright', 'test', '--config=tests/e2e/playwright.config.ts'], { ...screen.environment, PLAYWRIGHT_JSON_OUTPUT_FILE: resolve(file) })
  add('journeys', status, file, ({ stats, suites }) => {
    secondTries.push(...titlesOf(suites, 'flaky'))
    return { passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped, titles: titlesOf(suites, 'unexpected') }
  })
  screen.close()
}
for (const title of secondTries) say(`PASSED ONLY AT THE SECOND TRY: ${title}`)
for (const failure of failures) say(`FAILED: ${failure}`)
say(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
process.exit(total.failed > 0 ? 1 : 0)

function countedByVitest(report) {
  const titles = report.testResults.flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults.filter(test => test.status === 'failed').map(({ fullName, failureMessages }) => `${fullName} (${relative('.', name)}): ${failureMessages[0]?.split('\n')[0]}`)
    return status === 'failed' && failed.length === 0 ? [`${relative('.', name)}: ${message.split('\n')[0]}`] : failed
  })
  return { passed: report.numPassedTests, failed: report.numFailedTests, skipped: report.numPendingTests + report.numTodoTests, titles }
}

/** Journeys that ended with this status. */
function titlesOf(suites, wantedStatus) {
  return suites.flatMap(({ specs = [], suites: inner = [] }) => [...specs.filter(({ tests }) => tests.some(({ status }) => status === wantedStatus)).map(({ title }) => title), ...titlesOf(inner, wantedStatus)])
}

/** How many inputs each format really had: a slow machine tries fewer, and says so. */
function sayInputs(log) {
  const formats = existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n').map(line => JSON.parse(line)) : []
  const short = formats.filter(({ tried, wanted }) => tried < wanted)
  say(`Fuzzing: ${formats.reduce((sum, { tried }) => sum + tried, 0)} inputs; ${formats.length - short.length} of ${formats.length} formats had all of theirs.`)
  for (const { format, tried, wanted } of short) say(`  ${format}: ${tried} of ${wanted}, the time was up`)
}

function wanted(part) {
  return only === undefined || only === part
}

function run(command, args, extra = {}) {
  say(`\n> ${command} ${args.join(' ')}`)
  const child = spawn(command, args, { stdio: 'inherit', env: { ...environment, ...extra }, shell: process.platform === 'win32' })
  return new Promise(done => child.once('error', () => done(null)).once('exit', done))
}

/** Runs beside others; what it said is shown in one piece when it has ended. */
function runBeside(name, command, args, priority = constants.priority.PRIORITY_NORMAL) {
  const child = spawn(command, args, { env: environment, shell: process.platform === 'win32' })
  if (child.pid !== undefined && priority !== constants.priority.PRIORITY_NORMAL) setPriority(child.pid, priority)
  const said = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', chunk => said.push(chunk))
  return new Promise(done => child.once('error', error => said.push(Buffer.from(`${error.message}\n`))).once('close', status => {
    say(`\n> ${command} ${args.join(' ')}`)
    process.stdout.write(Buffer.concat(said))
    done(count(name, status))
  }))
}

function count(name, status) {
  if (status === 0) total.passed += 1
  else {
    total.failed += 1
    failures.push(name)
  }
}

/** Adds a tool's own counts; a tool that ended badly without one failed test (a crash, a missing report) counts as a failure. */
function add(name, status, file, read) {
  let counted = { passed: 0, failed: 0, skipped: 0, titles: [] }
  let fault = `ended with ${status} and no failed test (an error outside of the tests?)`
  let isReported = true
  try {
    counted = read(JSON.parse(readFileSync(file, 'utf8')))
  } catch (error) {
    isReported = false
    fault = `no report (${error.message})`
  }
  if ((status !== 0 || !isReported) && counted.failed === 0) Object.assign(counted, { failed: 1, titles: [...counted.titles, fault] })
  failures.push(...counted.titles.map(title => `${name}: ${title}`))
  for (const key of Object.keys(total)) total[key] += counted[key]
}
