import type { HubStartFault } from '../../contract/hub-process'
import { exportRu } from './export.ru'

const faults: { readonly [K in HubStartFault['kind']]: (fault: Extract<HubStartFault, { kind: K }>) => string } = {
  'port-taken': ({ port }) => `Порт ${port} занят другой программой. Закройте её или выберите другой: --port, --mqtt-port.`,
  'port-forbidden': ({ port }) => `Система не даёт открыть порт ${port}. Выберите порт выше 1024: --port, --mqtt-port.`,
  'address-unavailable': ({ host }) => `У этой машины нет адреса ${host}. Проверьте --listen.`,
  'data-unwritable': ({ folder }) => `В папку ${folder} нельзя записать. Дайте права или выберите другую: --data.`,
  'disk-full': ({ folder }) => `На диске с папкой ${folder} нет места. Освободите его или выберите другую: --data.`,
  'data-in-use': ({ folder }) => `Папкой ${folder} уже пользуется другая Doska. Закройте её или выберите другую папку: --data.`,
  'school-damaged': ({ detail }) => `Не удалось прочитать папку школы: ${detail}. Проверьте --school.`,
  'pages-missing': ({ folder }) => `Нет собранных страниц в ${folder}. Выполните: npm run build.`,
  unexpected: ({ detail }) => `Сервер не запустился: ${detail}`,
}

/** What `doska start` says in Russian. */
export const startRu = {
  help: `Doska: уроки на экранах школы, с сетью и без неё.

  doska start [настройки]     сервер школы и экран на этой машине
  doska import <путь…>        добавить материалы в библиотеку работающего сервера
${exportRu.help.ways}

Настройки start:
  --port <число>        порт панели и библиотеки (обычно 7380; 0 — любой свободный)
  --mqtt-port <число>   порт MQTT (обычно 7383; 0 — любой свободный)
  --listen <адрес>      слушать на этом адресе сети; обычно только эта машина (127.0.0.1)
  --data <папка>        где хранить данные
  --school <папка>      школа для первого запуска; обычно демонстрационная
  --window              экран в окне
  --kiosk               экран во весь экран (обычно так)
  --browser             экран в браузере
  --no-display          только сервер
  --diagonal <дюймы>    диагональ экрана (65)
  --depth <метры>       расстояние до последней парты (8)
  --time-server <имя>   где дисплеи спросят время, пока не слышат сервер школы (нигде)
  --language ru|en      язык этих сообщений
  --help                эта справка

${exportRu.help.options}

Остановить всё: Ctrl+C.`,
  starting: 'Doska запускается…',
  panel: (address: string) => `Панель:  ${address}`,
  display: (address: string) => `Экран:   ${address}`,
  account: (user: string, password: string) => `Вход в панель: имя «${user}», одноразовый пароль ${password}`,
  kiosk: 'Открываю экран (Electron).',
  fetchingRuntime: 'Загружаю Electron, это нужно один раз…',
  browser: (reason: string) => `Открываю экран в браузере: ${reason}.`,
  openYourself: (reason: string, address: string) => `Откройте экран в браузере сами (${reason}): ${address}`,
  reasons: {
    'asked-for': 'так выбрано',
    'no-runtime': 'Electron здесь нет, и загрузить его не удалось',
    'no-screen': 'у этой машины нет графического экрана',
    'did-not-start': 'Electron не запустился',
    'no-browser': 'браузер не найден',
  },
  rootWithoutSandbox: 'Запуск от root: песочница Chromium выключена. Для работы в школе заведите обычного пользователя.',
  stopHint: 'Остановить: Ctrl+C.',
  stopping: 'Останавливаю…',
  hubRestarted: 'Сервер неожиданно остановился и запущен заново; подробности в папке данных.',
  hubEnded: 'Сервер остановился неожиданно. Запустите снова; подробности в папке данных.',
  displayEnded: 'Экран закрыт.',
  unknownOption: (option: string) => `Не понимаю: ${option}. Справка: npm start -- --help`,
  badValue: (option: string, value: string) => `Значение «${value}» не подходит для ${option}. Справка: npm start -- --help`,
  fault: <F extends HubStartFault>(fault: F) => (faults[fault.kind] as (fault: F) => string)(fault),
}
export type StartText = typeof startRu
