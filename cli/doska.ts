#!/usr/bin/env node
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startEn } from '#shared/text/cli/start.en'
import { startRu } from '#shared/text/cli/start.ru'
import { exportBundle } from './export'
import { importPaths } from './import'
import { start } from './start'
import { dataFolder, languageOf, parseStartOptions } from './start-options'

/** The project's folder: out/cli/doska.js lies two below it. */
const root = join(fileURLToPath(new URL('.', import.meta.url)), '../..')
const [command, ...args] = process.argv.slice(2)
const language = languageOf(args, process.env)
const text = language === 'en' ? startEn : startRu
const say = (line: string) => process.stdout.write(`${line}\n`)

process.stdout.on('error', () => {}) // nobody reads it any more: a school's hub goes on all the same
process.exitCode = await run()
process.disconnect?.()

async function run(): Promise<number> {
  if (command === undefined || command === '--help' || command === 'help' || args.includes('--help')) {
    say(text.help)
    return 0
  }
  if (command === 'import') return importPaths(...besides(), chunk => process.stdout.write(chunk))
  if (command === 'export') return exportBundle(...besides(), chunk => process.stdout.write(chunk))
  if (command !== 'start') {
    say(text.unknownOption(command))
    return 2
  }
  const options = parseStartOptions(args, process.env)
  if (options.ok) return start(root, options.value, language, text, say)
  say(options.fault.kind === 'unknown-option' ? text.unknownOption(options.fault.option) : text.badValue(options.fault.option, options.fault.value))
  return 2
}

/** What is left without the options of all commands that speak with a running hub; its data folder is the one that it was started with. */
function besides(): [args: string[], options: { data: string; language: 'ru' | 'en'; isTerminal: boolean }] {
  const rest: string[] = []
  let data = dataFolder(process.env)
  for (let index = 0; index < args.length; index++) {
    const argument = args[index]!
    if (argument === '--data') data = resolve(args[++index] ?? '')
    else if (argument.startsWith('--data=')) data = resolve(argument.slice(7))
    else if (argument === '--language') index++
    else if (!argument.startsWith('--language=')) rest.push(argument)
  }
  return [rest, { data: join(data, 'hub'), language, isTerminal: process.stdout.isTTY === true }]
}
