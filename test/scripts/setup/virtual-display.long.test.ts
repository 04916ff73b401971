import { connect } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { expect } from 'vitest'
import { itUnless, NOT_LINUX } from '../../helpers/left-out'
import { openScreen } from '../../helpers/packaged/start-packaged'

/** The first bytes of an X11 connection request: byte order, and version 11 of the protocol. */
const HELLO = Buffer.from([0x6c, 0, 11, 0, 0, 0, 0, 0, 0, 0, 0, 0])
const ACCEPTED = 1

/** Connects to the display as a window does, and leaves at once. Resolves with whether it was accepted. */
function visit(display: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(`/tmp/.X11-unix/X${display.slice(1)}`, () => socket.write(HELLO))
    let isIn = false
    socket.once('data', ([answer]) => {
      isIn = answer === ACCEPTED
      socket.destroy()
    })
    socket.once('error', () => undefined)
    socket.once('close', () => resolve(isIn))
  })
}

itUnless(NOT_LINUX, 'the display accepts a window even at the moment the last one closes', async () => {
  const screen = await openScreen()
  try {
    let turnedAway = 0
    const comeAndGo = async (pause: number) => {
      for (let times = 0; times < 150; times += 1) {
        if (!(await visit(screen.display))) turnedAway += 1
        await wait(pause)
      }
    }
    await Promise.all([comeAndGo(3), comeAndGo(5)])
    expect(turnedAway).toBe(0)
  } finally {
    screen.close()
  }
})
