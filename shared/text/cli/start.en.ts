import type { HubStartFault } from '../../contract/hub-process'
import { exportEn } from './export.en'
import type { StartText } from './start.ru'

const faults: { readonly [K in HubStartFault['kind']]: (fault: Extract<HubStartFault, { kind: K }>) => string } = {
  'port-taken': ({ port }) => `Port ${port} is taken by another program. Close it or choose another: --port, --mqtt-port.`,
  'port-forbidden': ({ port }) => `The system does not let us open port ${port}. Choose one above 1024: --port, --mqtt-port.`,
  'address-unavailable': ({ host }) => `This machine has no address ${host}. Check --listen.`,
  'data-unwritable': ({ folder }) => `The folder ${folder} cannot be written. Grant the right or choose another: --data.`,
  'disk-full': ({ folder }) => `The disk with the folder ${folder} is full. Free some room or choose another: --data.`,
  'data-in-use': ({ folder }) => `Another Doska is using the folder ${folder}. Close it or choose another folder: --data.`,
  'school-damaged': ({ detail }) => `The school's folder could not be read: ${detail}. Check --school.`,
  'pages-missing': ({ folder }) => `There are no built pages in ${folder}. Run: npm run build.`,
  unexpected: ({ detail }) => `The hub did not start: ${detail}`,
}

/** What `doska start` says in English. */
export const startEn: StartText = {
  help: `Doska: lessons on the screens of a school, with or without a network.

  doska start [options]       the school's hub and a display on this machine
  doska import <path…>        add materials to the library of the running hub
${exportEn.help.ways}

Options of start:
  --port <number>       port of panel and library (usually 7380; 0: any free one)
  --mqtt-port <number>  MQTT port (usually 7383; 0: any free one)
  --listen <address>    listen on this network address; usually this machine only (127.0.0.1)
  --data <folder>       where data is kept
  --school <folder>     school for the first start; usually the demo school
  --window              the display in a window
  --kiosk               the display full screen (usual)
  --browser             the display in the browser
  --no-display          the hub only
  --diagonal <inches>   diagonal of the screen (65)
  --depth <metres>      distance to the last desk (8)
  --time-server <name>  where displays ask the time while they do not hear the hub (nowhere)
  --language ru|en      language of these messages
  --help                this help

${exportEn.help.options}

Stop everything: Ctrl+C.`,
  starting: 'Doska is starting…',
  panel: address => `Panel:    ${address}`,
  display: address => `Display:  ${address}`,
  account: (user, password) => `Sign in to the panel: name “${user}”, one-time password ${password}`,
  kiosk: 'Opening the display (Electron).',
  fetchingRuntime: 'Fetching Electron, needed once…',
  browser: reason => `Opening the display in the browser: ${reason}.`,
  openYourself: (reason, address) => `Open the display in a browser yourself (${reason}): ${address}`,
  reasons: {
    'asked-for': 'as chosen',
    'no-runtime': 'there is no Electron here and it could not be fetched',
    'no-screen': 'this machine has no graphical screen',
    'did-not-start': 'Electron did not start',
    'no-browser': 'no browser was found',
  },
  rootWithoutSandbox: 'Running as root: Chromium’s sandbox is off. Use an ordinary user for work in a school.',
  stopHint: 'Stop: Ctrl+C.',
  stopping: 'Stopping…',
  hubRestarted: 'The hub had ended unexpectedly and was started again; details are in the data folder.',
  hubEnded: 'The hub ended unexpectedly. Start again; details are in the data folder.',
  displayEnded: 'The display was closed.',
  unknownOption: option => `Unknown: ${option}. Help: npm start -- --help`,
  badValue: (option, value) => `“${value}” does not fit ${option}. Help: npm start -- --help`,
  fault: fault => (faults[fault.kind] as (given: typeof fault) => string)(fault),
}
