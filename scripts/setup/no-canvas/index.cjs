// pdfjs-dist takes this for a missing canvas, and works without one (package.json, overrides).
throw new Error('there is no native canvas here, on purpose')
