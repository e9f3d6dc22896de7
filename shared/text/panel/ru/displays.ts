import { pluralRu } from '../../plural'

/** Displays: their states, content, clocks, and what can be done to them. */
export const displaysRu = {
  title: 'Экраны',
  search: 'Найти экран, кабинет, группу',
  view: { label: 'Вид списка', cards: 'Карточки', table: 'Таблица' },
  filter: { label: 'Отбор по состоянию', all: 'Все', well: 'В порядке', attention: 'Нужен взгляд', away: 'Нет связи', group: 'Группа', anyGroup: 'Все группы' },
  none: { title: 'Экранов пока нет', lead: 'Запустите Doska на доске или откройте на ней адрес ниже. Здесь сразу появится её код.', nothingFound: 'Таких экранов нет', nothingFoundLead: 'Измените поиск или сбросьте отбор.' },
  presence: {
    never: 'Ещё не выходил на связь', init: 'Запускается', ready: 'На связи', busy: 'Занят учителем', sleeping: 'Спит', updating: 'Обновляется',
    'safe-mode': 'Безопасный режим', disconnected: 'Выключен', lost: 'Связь пропала',
  },
  presenceLong: {
    never: 'Экран зарегистрирован, но ещё ни разу не вышел на связь.', init: 'Экран запускается и скоро скажет, что готов.', ready: 'Экран подключён и принимает команды.',
    busy: 'Экран на связи, с ним работает учитель: то, что вы отправите, он увидит как предложение.', sleeping: 'Изображение погашено, команды принимаются.', updating: 'Экран обновляет программу.',
    'safe-mode': 'Программа экрана несколько раз подряд завершилась с ошибкой и работает в урезанном виде.', disconnected: 'Экран попрощался и выключился сам.',
    lost: 'Связь оборвалась без прощания: пропала сеть или питание. Экран продолжает показывать то, что у него на диске.',
  },
  concern: {
    alert: 'Экран сообщает о неполадке', 'safe-mode': 'Безопасный режим: перезапустите программу на экране', frozen: 'Картинка давно не обновлялась',
    clock: 'Часы экрана под сомнением', missing: (count: number) => `Не готово: ${count} ${pluralRu(count, 'материал', 'материала', 'материалов')}`,
    behind: (count: number) => `Не применил ${count} ${pluralRu(count, 'изменение', 'изменения', 'изменений')} настроек`,
  },
  /** Alert codes of displays; others are shown by the display's own text. */
  alerts: {
    'low-disk': 'На диске экрана кончается место: новые материалы не загрузятся. Освободите диск.',
    'disk-trouble': 'Диск экрана не принимает новые файлы: он отключён, сломан или открыт только для чтения. Готовое показывается. Проверьте диск.',
    'state-damaged': 'Файл состояния экрана был повреждён и отложен; взята последняя исправная копия. Проверьте диск.',
    'clock-doubt': 'Экран не доверяет своим часам. Проверьте на нём время.',
    'no-sound': 'Экран не находит колонок: звонки и фильмы не слышны. Проверьте провод и вывод звука в системе.',
  } as Record<string, string>,
  /** Why a display is not connected, by the hub's code. */
  statusReason: { 'hub-restarted': 'Сервер перезапускался, экран ещё не вернулся.', 'connection-lost': 'Экран замолчал посреди связи.' } as Record<string, string>,
  onScreen: 'На экране',
  scene: { idle: 'Заставка с расписанием', emergency: 'Экстренное сообщение', notice: 'Объявление', invite: 'Приглашение', lesson: 'Урок', material: 'Материал', unknown: 'Экран ещё не сказал, что показывает' },
  stage: (stage: number, stages: number) => `этап ${stage} из ${stages}`,
  why: {
    label: 'Почему', emergency: 'Экстренное сообщение важнее всего', push: (by: string) => `Отправлено с панели: ${by}`, opened: 'Открыто у доски учителем', planned: 'По плану показа',
    idle: 'Никто ничего не открывал', until: (time: string) => `до ${time}`, untilCleared: 'пока не уберут', lease: 'Идёт урок: новые показы станут предложением учителю',
  },
  content: {
    label: 'Материалы', ready: (ready: number, total: number) => `${ready} из ${total}`, allReady: 'Всё нужное лежит на диске и проверено', nothingWanted: 'Материалы этому экрану не назначены',
    missing: 'Чего не хватает', of: (done: string, total: string) => `${done} из ${total}`, more: (count: number) => `и ещё ${count}`,
    unknown: 'Экран ещё не сообщил, что у него на диске', files: (count: number, size: string) => `${count} ${pluralRu(count, 'файл', 'файла', 'файлов')}, ${size}`, free: (size: string) => `свободно ${size}`,
    storeHub: 'Веб-экран: материалы лежат на сервере, без него показа не будет', storeOwn: 'Материалы лежат на своём диске: показ идёт и без сети',
  },
  missingReason: {
    unknown: 'Экран о нём ещё не знает: список дойдёт с ближайшей связью', waiting: 'Ждёт очереди на загрузку', held: 'Отложен правилами загрузки этого экрана', downloading: 'Загружается', damaged: 'Файл повреждён, загрузится заново',
    'no-space': 'Не хватает места на диске: освободите его', 'source-unreachable': 'Сервер недоступен с экрана: проверьте сеть', refused: 'Сервер не отдал файл: проверьте, что материал на месте',
  } as Record<string, string>,
  missingUnknown: 'Не загружен',
  ages: { label: 'Давность сведений', message: 'Последнее сообщение', frame: 'Последний целый кадр', inventory: 'Последняя проверка файлов', lead: 'Три разных признака: связь может быть жива, а картинка стоять.' },
  clock: { label: 'Часы', well: 'Верны', error: (seconds: string) => `Расходятся с сервером на ${seconds} с`, doubt: 'Под сомнением: экран не знает точного времени', unknown: 'Ещё не сверены' },
  volume: { label: 'Громкость', value: (percent: number) => `${percent} %`, muted: 'Звук выключен' },
  frame: {
    label: (name: string) => `Снимок экрана «${name}»`, none: 'Снимка ещё нет', away: 'Снимка нет: экран не на связи', web: 'Веб-экран снимков не делает', failed: 'Снимок не открылся', taken: (age: string) => `Снимок ${age}`, take: 'Снимок',
  },
  device: { label: 'Устройство', electron: 'Программа на экране', web: 'Веб-экран в браузере', app: 'Версия', runtime: 'Среда', platform: 'Система', screen: 'Матрица', inches: (inches: number) => `${inches}″`, enrolled: 'Зарегистрирован', revision: 'Настройки', revisionOf: (applied: number, wanted: number) => (applied === wanted ? `применены (№ ${wanted})` : `применены № ${applied} из ${wanted}`) },
  column: { name: 'Экран', room: 'Кабинет', state: 'Состояние', scene: 'На экране', content: 'Готово', message: 'Сообщение', frame: 'Кадр', clock: 'Часы' },
  sortBy: (column: string) => `Упорядочить: ${column}`,
  selectOne: (name: string) => `Выбрать «${name}»`, selectShown: 'Выбрать все показанные', selected: (count: number) => `Выбрано: ${count}`, clearSelection: 'Снять выбор', selectGroup: (name: string) => `Выбрать группу «${name}»`,
  open: (name: string) => `Открыть «${name}»`,
  action: {
    label: 'Действия с экранами', push: 'Показать…', screenshot: 'Сделать снимок', identify: 'Показать имя на экране', volume: 'Громкость…', sync: 'Загрузить материалы', verify: 'Проверить файлы', bells: 'Звонки…', hall: 'Экран в холле…', download: 'Правила загрузки…', ping: 'Проверить связь', clear: 'Убрать показанное',
    edit: 'Имя, кабинет, группы…', remove: 'Удалить экран…',
  },
  edit: { title: 'Имя, кабинет, группы', name: 'Имя экрана', room: 'Кабинет', groups: 'Группы', save: 'Сохранить', saved: 'Сохранено. Экран узнает об этом при ближайшей связи.' },
  remove: {
    title: (name: string) => `Удалить экран «${name}»?`, lead: 'Учётная запись экрана закроется сразу, команды до него больше не дойдут. Вернуть одним нажатием нельзя: экран придётся зарегистрировать заново, сверив код. Загруженные материалы останутся на его диске.',
    confirm: 'Удалить экран', removed: (name: string) => `Экран «${name}» удалён. Чтобы вернуть, зарегистрируйте его заново.`,
  },
  volumeDialog: { title: 'Громкость', apply: 'Установить громкость' },
  sent: (what: string, count: number) => `${what}: отправлено ${count} ${pluralRu(count, 'экрану', 'экранам', 'экранам')}`,
  nobody: 'Отправлять некому: выберите хотя бы один экран.',
  recent: 'Последние команды', noRecent: 'Команд ещё не было',
  alertsTitle: 'Неполадки', roomUnknown: 'Кабинет не задан',
}
