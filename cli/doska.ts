#!/usr/bin/env node
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startEn } from '#shared/text/cli/start.en'
import { startRu } from '#shared/text/cli/start.ru'
import { start } from './start'
import { languageOf, parseStartOptions } from './start-options'

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
  if (command !== 'start') {
    say(text.unknownOption(command))
    return 2
  }
  const options = parseStartOptions(args, process.env)
  if (options.ok) return start(root, options.value, language, text, say)
  say(options.fault.kind === 'unknown-option' ? text.unknownOption(options.fault.option) : text.badValue(options.fault.option, options.fault.value))
  return 2
}
