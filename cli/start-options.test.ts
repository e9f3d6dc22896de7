import { expect, test } from 'vitest'
import { languageOf, parseStartOptions } from './start-options'

test.each([
  ['nothing given: the usual ports on this machine alone', [], { port: 7380, mqttPort: 7383, host: '127.0.0.1', display: 'kiosk' }],
  ['any free port', ['--port', '0', '--mqtt-port=0'], { port: 0, mqttPort: 0 }],
  ['a window', ['--window'], { display: 'window' }],
  ['a time server', ['--time-server', 'ntp.school.local:1123'], { timeServer: { host: 'ntp.school.local', port: 1123 } }],
  ['a time server by its address, at the usual port', ['--time-server', '[fd00::1]'], { timeServer: { host: 'fd00::1', port: 123 } }],
  ['the hub alone', ['--no-display', '--listen', '0.0.0.0'], { display: 'none', host: '0.0.0.0' }],
])('%s', (_rule, args, expected) => expect(parseStartOptions(args, {})).toMatchObject({ ok: true, value: expected }))

test.each([
  ['a misspelt option', ['--prot', '1'], { kind: 'unknown-option', option: '--prot' }],
  ['a stray word', ['8080'], { kind: 'unknown-option', option: '8080' }],
  ['a port that is none', ['--port', '99999'], { kind: 'bad-value', option: '--port', value: '99999' }],
  ['a port without its number', ['--port'], { kind: 'bad-value', option: '--port', value: '' }],
  ['a time server that is an address of a page', ['--time-server', 'https://time.ru/'], { kind: 'bad-value', option: '--time-server', value: 'https://time.ru/' }],
  ['a language that it does not speak', ['--language', 'de'], { kind: 'bad-value', option: '--language', value: 'de' }],
  ['a host name instead of an address', ['--listen', 'school'], { kind: 'bad-value', option: '--listen', value: 'school' }],
])('%s is refused by name', (_rule, args, fault) => expect(parseStartOptions(args, {})).toEqual({ ok: false, fault }))

test.each([
  ['asked for', ['--language', 'en'], {}, 'en'],
  ['the system’s', [], { LANG: 'en_GB.UTF-8' }, 'en'],
  ['Russian otherwise', [], { LANG: 'C' }, 'ru'],
])('messages come in the language %s', (_rule, args, environment, language) => expect(languageOf(args, environment)).toBe(language))
