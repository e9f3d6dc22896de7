// The bare window that Doska is compared with: one Electron window with one static page, nothing else.
const { app, BrowserWindow } = require('electron')
const { join } = require('node:path')

app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1280, height: 720, show: false, backgroundColor: '#12211b', webPreferences: { sandbox: true, contextIsolation: true, autoplayPolicy: 'no-user-gesture-required' } })
  window.once('ready-to-show', () => window.show())
  window.loadFile(join(__dirname, 'page.html'))
})
app.on('window-all-closed', () => app.quit())
