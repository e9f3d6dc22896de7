/** Makes everything, one after another. */
await import('./make-cards.mjs')
await import('./make-images.mjs')
await import('./make-slides.mjs')
await import('./make-book.mjs')
await import('./make-audio.mjs')
await import('./make-videos.mjs')
await import('./check.mjs')
