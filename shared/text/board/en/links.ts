import type { linksRu } from '../ru/links'

export const linksEn: typeof linksRu = {
  open: 'Open the page',
  opening: host => `Opening a page on ${host}…`,
  back: 'Back one page',
  close: 'Close the page',
  controls: 'Controls of the page',
  take: 'Point a camera here to open it on a phone',
  qrName: host => `QR code of a page on ${host}`,
  why: {
    closed: 'This page needs the network.',
    failed: 'The page did not open: there is no network, or the site does not answer. The lesson is where it was, all else works offline.',
    'not-allowed': 'This site is not on the list of those that the board may open. Ask the technician, or open it on a phone.',
    'no-view': 'Sites do not open inside the board on this screen. Open the page on a phone.',
  },
}
