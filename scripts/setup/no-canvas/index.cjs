// pdfjs-dist takes this for a canvas that is not installed, and goes on without (package.json, overrides).
throw new Error('there is no native canvas here, on purpose')
