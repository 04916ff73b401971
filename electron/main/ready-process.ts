import { utilityProcess, type UtilityProcess } from 'electron'

/** Starts a process that keeps a desk, from its file. */
export const forkDesk = (file: string): UtilityProcess => utilityProcess.fork(file, [], { serviceName: 'Parley desk' })

/** The process of the first desk, started before anything is known of the desk: it loads its code while main loads its own. */
export class ReadyProcess {
  #process: UtilityProcess | undefined

  constructor(file: string) {
    const child = forkDesk(file)
    this.#process = child
    child.once('exit', () => this.take())
  }

  /** Hands the process over, once; undefined if it has ended or somebody has it already. */
  take(): UtilityProcess | undefined {
    const child = this.#process
    this.#process = undefined
    return child
  }
}
