#!/usr/bin/env node
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startEn } from '#shared/text/cli/start.en'
import { startRu } from '#shared/text/cli/start.ru'
import { importPaths } from './import'
import { start } from './start'
import { dataFolder, languageOf, parseStartOptions } from './start-options'

/** The project's folder: out/cli/doska.js lies two below it. */
const root = join(fileURLToPath(new URL('.', import.meta.url)), '../..')
const [command, ...args] = process.argv.slice(2)
const language = languageOf(args, process.env)
const text = language === 'en' ? startEn : startRu
const say = (line: string) => process.stdout.write(`${line}\n`)

process.exitCode = await run()
process.disconnect?.()

async function run(): Promise<number> {
  if (command === undefined || command === '--help' || command === 'help' || args.includes('--help')) {
    say(text.help)
    return 0
  }
  if (command === 'import') return runImport()
  if (command !== 'start') {
    say(text.unknownOption(command))
    return 2
  }
  const options = parseStartOptions(args, process.env)
  if (options.ok) return start(root, options.value, language, text, say)
  say(options.fault.kind === 'unknown-option' ? text.unknownOption(options.fault.option) : text.badValue(options.fault.option, options.fault.value))
  return 2
}

/** `doska import [--data <folder>] <path…>`: the data folder is the one that the hub was started with. */
function runImport(): Promise<number> {
  const paths: string[] = []
  let data = dataFolder(process.env)
  for (let index = 0; index < args.length; index++) {
    const argument = args[index]!
    if (argument === '--data') data = resolve(args[++index] ?? '')
    else if (argument.startsWith('--data=')) data = resolve(argument.slice(7))
    else if (argument === '--language') index++
    else if (!argument.startsWith('--language=')) paths.push(argument)
  }
  const isTerminal = process.stdout.isTTY === true
  return importPaths(paths, { data: join(data, 'hub'), language, isTerminal }, chunk => process.stdout.write(chunk))
}
