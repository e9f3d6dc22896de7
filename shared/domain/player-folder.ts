/** The folder on every package's origin where our player page lies; no material may have files there. */
export const playerFolder = '~doska'
