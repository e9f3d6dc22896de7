/** Browsers that know no Connection-Allowlist let every page send datagrams: pages with our script lose the means for it. */
export function forgetPeers(view: Window): void {
  for (const name of ['RTCPeerConnection', 'webkitRTCPeerConnection']) Reflect.deleteProperty(view, name)
}
