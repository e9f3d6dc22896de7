import { fillRoute, routes } from '#shared/contract/routes'
import type { Reply, UploadLine } from './model/upload-run'

/** Uploads by XMLHttpRequest: the only way in browsers that tells how much has been sent. */
export const uploadLine: UploadLine = {
  begin: (request, signal) => send('POST', routes.uploadBegin, JSON.stringify(request), 'application/json', undefined, signal),
  put: (uploadId, path, file, sent, signal) => {
    const folder = fillRoute(routes.uploadFile.slice(0, -1), { uploadId })
    return send('PUT', folder + path.split('/').map(encodeURIComponent).join('/'), file, 'application/octet-stream', sent, signal)
  },
  commit: (uploadId, signal) => send('POST', fillRoute(routes.uploadCommit, { uploadId }), undefined, undefined, undefined, signal),
}

function send(method: string, address: string, body: XMLHttpRequestBodyInit | undefined, type: string | undefined, sent: ((bytes: number) => void) | undefined, signal: AbortSignal): Promise<Reply> {
  return new Promise((settle, refuse) => {
    if (signal.aborted) return refuse(new Error('stopped'))
    const request = new XMLHttpRequest()
    request.open(method, address)
    request.responseType = 'text'
    if (type) request.setRequestHeader('content-type', type)
    if (sent) request.upload.onprogress = ({ loaded }) => sent(loaded)
    const stop = () => request.abort()
    signal.addEventListener('abort', stop, { once: true })
    request.onloadend = () => {
      signal.removeEventListener('abort', stop)
      if (request.status === 0) refuse(new Error('no answer'))
      else settle({ status: request.status, body: parsed(request.responseText) })
    }
    request.send(body)
  })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
