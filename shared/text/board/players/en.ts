import type { PlayersText } from './ru'

/** Words of the players, English. */
export const playersEn: PlayersText = {
  leftOut: 'does not open',

  resumeAt: time => `Continue from ${time}`,
  resumePage: page => `Continue from page ${page}`,
  fromStart: 'From the beginning',
  resumeName: 'Continue or begin anew',
  speed: times => `Speed ${times}×`,
  speedShort: times => `${times}×`,
  subtitles: 'Subtitles',
  noSubtitles: 'No subtitles',
  backward: '10 seconds back',
  forward: '10 seconds forward',

  pictureOf: (number, count) => `Picture ${number} of ${count}`,
  pictureBack: 'Previous picture',
  pictureForward: 'Next picture',
  thumbnails: 'All pages',
  pictures: 'All pictures',

  pages: (shown, count) => `${shown.join('–')} of ${count}`,
  twoPages: 'Two pages',
  onePage: 'One page',
  goToPage: 'Page number',
  openPage: 'Open page',
  search: 'Search the text',
  searchWord: 'What to find',
  searching: 'Searching…',
  hits: (now, count) => `${now} of ${count}`,
  noHits: 'Nothing found',
  noText: 'This document has no text: its pages are scans',
  hitForward: 'Next place',
  hitBack: 'Previous place',
  hitsOnPage: page => `Page ${page}`,
  closePanel: 'Close',

  contents: 'Contents',
  noContents: 'This book has no contents',
  textLarger: 'Larger',
  textSmaller: 'Smaller',
  bookTheme: { dark: 'Dark pages', light: 'Light pages' },
  readShare: percent => `${percent} %`,
  up: 'Up',
  down: 'Down',
}
