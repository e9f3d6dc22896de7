import { copyFile, link, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { failure, success, type Result } from '#shared/result'
import type { Job } from '../formats/format'
import { runProgram, type RunFault } from './run-program'
import { temporaryFile } from './temporary-file'

export type OfficeKind = 'doc' | 'docx' | 'odt' | 'rtf' | 'ppt' | 'pptx' | 'odp' | 'xls' | 'xlsx' | 'ods'

/** Ten slides take about three seconds; a thousand pages of pictures on a slow server take minutes. */
const limitMs = 10 * 60_000

/**
 * Makes a PDF with LibreOffice, in a profile of its own: macros never run, links to other files are not followed, and its way into the network ends at a closed port.
 * Resolves with the new file.
 */
export async function convertOffice(soffice: string, file: string, kind: OfficeKind, folder: string, { signal }: Job): Promise<Result<string, RunFault>> {
  const place = temporaryFile(folder)
  const profile = join(place, 'profile')
  const document = join(place, `document.${kind}`)
  await mkdir(join(profile, 'user'), { recursive: true })
  await writeFile(join(profile, 'user', 'registrymodifications.xcu'), profileSettings)
  await link(file, document).catch(() => copyFile(file, document))
  const ran = await runProgram(
    soffice,
    [`-env:UserInstallation=${pathToFileURL(profile).href}`, '--headless', '--norestore', '--nologo', '--nodefault', '--nolockcheck', '--nofirststartwizard', '--convert-to', 'pdf', '--outdir', join(place, 'made'), document],
    { folder: place, signal, limitMs },
  )
  if (!ran.ok) return ran
  // It ends with 0 even when it could not read the document; then it wrote nothing.
  return ran.value.some(line => line.includes('using filter')) ? success(join(place, 'made', 'document.pdf')) : failure({ kind: 'failed', lastWords: ran.value.join('\n') })
}

const setting = (path: string, name: string, value: string | number): string => `<item oor:path="/org.openoffice.${path}"><prop oor:name="${name}" oor:op="fuse"><value>${value}</value></prop></item>`
const closedPort = 9

const profileSettings = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
${[
  setting('Office.Common/Security/Scripting', 'DisableMacrosExecution', 'true'),
  setting('Office.Common/Security/Scripting', 'MacroSecurityLevel', 3),
  setting('Office.Common/Security/Scripting', 'BlockUntrustedRefererLinks', 'true'),
  setting('Office.Common/Security/Scripting', 'DisableActiveContent', 'true'),
  setting('Office.Writer/Content/Update', 'Link', 2),
  setting('Office.Calc/Content/Update', 'Link', 2),
  setting('Inet/Settings', 'ooInetProxyType', 2),
  ...['HTTP', 'HTTPS', 'FTP'].flatMap(scheme => [setting('Inet/Settings', `ooInet${scheme}ProxyName`, '127.0.0.1'), setting('Inet/Settings', `ooInet${scheme}ProxyPort`, closedPort)]),
].join('\n')}
</oor:items>
`
