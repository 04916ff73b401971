import { expect, test } from '@playwright/test'
import { readFileSync } from 'node:fs'
import { launch } from '../../helpers/window/launch'

// Root's windows cannot use the sandbox of the operating system, so test/long/sandbox.test.ts runs this as an ordinary user.
if (process.platform === 'linux' && process.getuid?.() !== 0)
  test('every page runs in the sandbox of the operating system', async () => {
    const parley = await launch()
    await expect(parley.page.getByRole('heading', { name: 'Coming up' })).toBeVisible()
    const pids = await parley.app.evaluate(({ app, BrowserWindow }) => ({
      pages: BrowserWindow.getAllWindows().map(({ webContents }) => webContents.getOSProcessId()),
      sandboxed: app
        .getAppMetrics()
        .filter(({ type }) => type === 'Tab')
        .map(({ pid }) => pid),
    }))
    expect(pids.pages).toHaveLength(1)
    expect(pids.sandboxed).toEqual(expect.arrayContaining(pids.pages))
    for (const pid of pids.sandboxed) {
      const status = readFileSync(`/proc/${pid}/status`, 'utf8')
      // A system call filter is active, and no further rights can be gained.
      expect(status).toMatch(/^Seccomp:\s+2$/m)
      expect(status).toMatch(/^NoNewPrivs:\s+1$/m)
      expect(status).toMatch(/^CapEff:\s+0+$/m)
    }
    // The same for a window that asks to run unsandboxed.
    const other = await parley.app.evaluate(async ({ BrowserWindow }) => {
      const window = new BrowserWindow({ show: false, webPreferences: { sandbox: false } })
      await window.loadURL('data:text/html,x')
      return window.webContents.getOSProcessId()
    })
    expect(readFileSync(`/proc/${other}/status`, 'utf8')).toMatch(/^Seccomp:\s+2$/m)
    await parley.close()
  })
