/** Words of the players, Russian; `en.ts` has the same shape. */
export const playersRu = {
  leftOut: 'не открывается',

  resumeAt: (time: string) => `Продолжить с ${time}`,
  resumePage: (page: number) => `Продолжить со страницы ${page}`,
  fromStart: 'Сначала',
  resumeName: 'Продолжить или начать сначала',
  speed: (times: number) => `Скорость ${String(times).replace('.', ',')}×`,
  speedShort: (times: number) => `${String(times).replace('.', ',')}×`,
  subtitles: 'Субтитры',
  noSubtitles: 'Без субтитров',
  backward: '10 секунд назад',
  forward: '10 секунд вперёд',

  pictureOf: (number: number, count: number) => `Картинка ${number} из ${count}`,
  pictureBack: 'Предыдущая картинка',
  pictureForward: 'Следующая картинка',
  thumbnails: 'Все страницы',
  pictures: 'Все картинки',

  pages: (shown: readonly number[], count: number) => `${shown.join('–')} из ${count}`,
  twoPages: 'Две страницы',
  onePage: 'Одна страница',
  goToPage: 'Номер страницы',
  openPage: 'Открыть страницу',
  search: 'Поиск в тексте',
  searchWord: 'Что найти',
  searching: 'Ищем…',
  hits: (now: number, count: number) => `${now} из ${count}`,
  noHits: 'Не нашлось',
  noText: 'В этом документе нет текста: только сканы страниц',
  hitForward: 'Следующее место',
  hitBack: 'Предыдущее место',
  hitsOnPage: (page: number) => `Страница ${page}`,
  closePanel: 'Убрать',

  contents: 'Содержание',
  noContents: 'В книге нет содержания',
  textLarger: 'Крупнее',
  textSmaller: 'Мельче',
  bookTheme: { dark: 'Тёмные страницы', light: 'Светлые страницы' },
  readShare: (percent: number) => `${percent} %`,
  up: 'Выше',
  down: 'Ниже',
}

/** The shape that every language fills. */
export type PlayersText = typeof playersRu
