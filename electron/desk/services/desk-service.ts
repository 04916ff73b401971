import { personTold } from '../../../core/from-words/person-told'
import { ParleyError } from '../../../core/base/errors'
import { answer } from '../../../core/contract/answer'
import type { Handlers } from '../../../core/contract/answer-by'
import type { BackupRequest, DeskRequest, RescueRequest } from '../../../core/contract/channels'
import type { Envelope } from '../../../core/contract/envelope'
import type { WordAsked } from '../../../core/contract/port'
import type { MemoryDesk } from '../../../core/desk/memory-desk'
import { settingsOf } from '../../../core/desk/desk-read'
import type { Notice, Reading } from '../../../core/desk/reading'
import { withNames } from '../../../core/desk/record-names'
import { copiedSteps } from '../../../core/interop/copied-records'
import { begunRecord } from '../../../core/queries/begun-records'
import { choiceSteps, choicesView } from '../../../core/queries/choices'
import { clockView } from '../../../core/queries/clock'
import { wordsIn, wordValues } from '../../../core/queries/filter-words'
import { rosterOf } from '../../../core/suggest/roster'
import { blankForm, formView } from '../../../core/queries/form'
import { issueAreas } from '../../../core/queries/issue-areas'
import { layerSteps, layersView } from '../../../core/queries/layer-choices'
import { linkedFromView, recordMemosView } from '../../../core/queries/links-view'
import { matrixView } from '../../../core/queries/matrix'
import { namedRecords } from '../../../core/queries/named-records'
import { newTextSteps } from '../../../core/queries/new-text'
import { notesView } from '../../../core/queries/notes'
import { orphanSteps } from '../../../core/queries/orphans'
import { deskStatus, overviewView } from '../../../core/queries/overview'
import { passagePlaceSteps } from '../../../core/queries/passage-places'
import { rateFigures } from '../../../core/queries/rate-figures'
import { rateView } from '../../../core/queries/rate-view'
import { recordPart, recordView } from '../../../core/queries/record-view'
import { suggestionSteps } from '../../../core/queries/source-suggestions'
import { packageBoardView } from '../../../core/queries/package-board'
import { timeLineView } from '../../../core/queries/time-line-view'
import { metView, whoMet } from '../../../core/queries/who-met'
import { deleteAllPlan, deletePlanView, undoView, trashView } from '../../../core/queries/undo-and-trash'
import { sinceMemoView } from '../../../core/queries/since-memo'
import { remindersView } from '../../../core/queries/reminders'
import { upcomingView } from '../../../core/queries/upcoming'
import { OVERVIEW_PAGE } from '../../../core/queries/view-schemas'
import { sha256Of } from '../../journal/format/desk-content'
import type { ReadingPlace } from '../../reading/read-in-thread'
import type { SpellingPlace } from '../../spelling/spelling-thread'
import type { DeskStore } from '../store/desk-store'
import { changeAllHandlers } from './change-all-service'
import { Editor } from './editor'
import { FindingsService } from './findings-service'
import { AttachmentsService } from './attachments-service'
import { DraftFiles } from './draft-files'
import { HeldFiles } from './held-files'
import { HistoryService } from './history-service'
import { inSlices, readInSlices } from './in-slices'
import { InteropService, type InteropWorld } from './interop-service'
import { Jobs } from './jobs'
import { keepingLast } from './last-desk'
import { ListService } from './list-service'
import { MemoService, type MemoWorld } from './memo-service'
import { OriginalsService } from './originals-service'
import { ReadingService } from './reading-service'
import { FilterWords } from './filter-words'
import { ReadyPatterns } from './ready-patterns'
import { ReaderService } from './reader-service'
import { ReturnedService } from './returned-service'
import { ScheduleService } from './schedule-service'
import { SearchService, type SearchPlace } from './search-service'
import { SpellingService } from './spelling-service'
import { WarmUp } from './warm-up'

/** The desk's surroundings. */
export interface Around {
  /** Why the desk takes no edits, if it takes none. */
  reading?: () => Reading | undefined
  /** Notices for the person about the desk's files. */
  notices?: () => Notice[]
  /** How memos are printed and written. */
  memos?: MemoWorld
  /** The files to which records are exported, and from which they are imported. */
  interop?: InteropWorld
  /** The file of the thread that reads files into sources. */
  files?: ReadingPlace
  /** The folder of the files of notes that are being written, by the desk's id. */
  draftFiles?: (storeId: string) => string | undefined
  /** The thread of the dictionary. */
  spelling?: SpellingPlace
  /** The folder of the search index. */
  search?: SearchPlace
  /** Called when the check of the records has made progress, at most twice a second. */
  checked?: () => void
  /** Backs the desk up before an edit that changes all of it. */
  backUp?: () => Promise<void>
}

/** Used when nothing is printed. */
const NO_WORLD: MemoWorld = {
  setPages: () => Promise.reject(new ParleyError('internal', { reason: 'no press' })),
  fileOf: () => Promise.reject(new ParleyError('place-unknown')),
  progress: () => undefined,
}

const NO_PLACES: InteropWorld = { fileOf: NO_WORLD.fileOf, work: () => undefined }

/** Answers the desk's requests of the contract: in the desk process for the window, and in process for the command line and tests. */
export class DeskService {
  readonly #handlers: Handlers<Exclude<DeskRequest, BackupRequest | RescueRequest>>
  readonly #report: (error: unknown) => void
  readonly #store: DeskStore
  readonly #search: SearchService
  readonly #lists: ListService
  readonly #findings: FindingsService
  readonly #warmUp: WarmUp
  readonly #patterns: ReadyPatterns
  readonly #words: FilterWords
  readonly #schedules: ScheduleService
  readonly #spelling: SpellingService

  /** `clock` gives the current instant; `report` receives unforeseen failures. */
  constructor(store: DeskStore, clock: () => string, report: (error: unknown) => void, around: Around = {}) {
    this.#report = report
    this.#store = store
    const { reading = () => undefined, notices = () => [], memos = NO_WORLD, interop = NO_PLACES } = around
    const jobs = new Jobs()
    const history = keepingLast(() => store.history)
    const held = new HeldFiles()
    const attachments = new AttachmentsService(store, interop, new DraftFiles(around.draftFiles?.(store.storeId)))
    const exchange = new InteropService(store, clock, interop, jobs)
    const editor = new Editor(store, clock, {
      deskAt: (n) => history.deskAt(n),
      importFile: (command, member, commit) => exchange.importFile(command, member, commit),
      backUp: around.backUp ?? (() => Promise.resolve()),
      keptBy: (command) => held.keptBy(command),
      attachedBy: (command) => attachments.keptBy(command),
      attached: (command) => attachments.saved(command),
    })
    const desk = () => store.desk
    const read = <V>(view: (desk: MemoryDesk) => V): Promise<V> => readInSlices(desk, view)
    this.#search = new SearchService(store, around.search)
    this.#patterns = new ReadyPatterns(() => void inSlices(store.desk.forgetSteps(rosterOf)).catch(report))
    this.#words = new FilterWords({ desk, leave: (place) => this.#lists.leave(wordValues(place)), report })
    this.#lists = new ListService(desk, clock, this.#words, report)
    const findings = new FindingsService(store, { clock, report, tell: around.checked ?? (() => undefined) })
    this.#findings = findings
    this.#warmUp = new WarmUp(desk, clock, report)
    this.#schedules = new ScheduleService(store, around.files, { world: interop, jobs })
    this.#spelling = new SpellingService(desk, around.spelling)
    this.#handlers = {
      ...this.#spelling.handlers,
      ...this.#schedules.handlers,
      ...this.#search.handlers,
      ...this.#lists.handlers,
      ...findings.handlers,
      ...new MemoService(store, clock, memos, jobs).handlers,
      ...new HistoryService(store, clock, history).handlers,
      ...exchange.handlers,
      ...changeAllHandlers(store, clock, interop, jobs),
      ...new ReturnedService(store, around.files, interop, jobs).handlers,
      ...new ReadingService(around.files, interop, { jobs, held, language: () => settingsOf(store.desk).language })
        .handlers,
      ...new OriginalsService(store, interop).handlers,
      ...attachments.handlers,
      ...new ReaderService(() => store.desk).handlers,
      'desk:status': () => {
        const { directory, storeId, condition } = store
        const why = reading()
        const place = {
          directory,
          readOnly: condition.readOnly,
          storeId,
          notices: notices(),
          findings: findings.count(),
          ...(why ? { reading: why } : {}),
        }
        return deskStatus(store.desk, clock(), place)
      },
      'desk:overview': () => {
        this.#warmUp.begin()
        return overviewView(store.desk, clock(), findings.care())
      },
      'desk:upcoming': ({ from }) => read((now) => upcomingView(now, clock(), from, OVERVIEW_PAGE)),
      'desk:since-memo': () => read(sinceMemoView),
      'desk:reminders': ({ within }) => read((now) => remindersView(now, clock(), within)),
      'desk:time-line': (question) => read((now) => timeLineView(now, clock(), question)),
      'desk:package-board': (input) => read((now) => packageBoardView(now, input, clock())),
      'desk:who-met': (input) => read((now) => whoMet(now, input, clock())),
      'desk:met': (input) => read((now) => metView(now, input, clock())),
      'desk:rate-figures': () => read((now) => ({ rows: rateFigures(now, clock()) })),
      'desk:record': (ref) => read((now) => recordView(now, ref, clock())),
      'desk:form': async (input) => {
        if ('ref' in input) return read((now) => formView(now, input.ref, clock()))
        if (input.from) await this.#patterns.ready()
        return read((now) => blankForm(now, input.of, input.given, clock(), input.from))
      },
      'desk:begun': ({ ref, as }) => read((now) => begunRecord(now, ref, as)),
      'desk:copied': (input) => inSlices(copiedSteps(desk, input)),
      'desk:named': ({ refs }) => namedRecords(store.desk, refs),
      'desk:choices': ({ collections, find }) =>
        this.#words.use(wordsIn('choices', find), async () => {
          await inSlices(choiceSteps(desk, collections, find))
          return choicesView(store.desk, collections, find)
        }),
      'desk:person-told': async (from) => {
        await this.#patterns.ready()
        return read((now) => personTold(now, from, clock()))
      },
      'desk:areas': ({ talk }) => read((now) => issueAreas(now, talk)),
      'desk:source-orphans': (input) => inSlices(orphanSteps(store.desk, input)),
      'desk:new-text': (input) => inSlices(newTextSteps(store.desk, input, sha256Of)),
      'desk:passage-places': (input) => inSlices(passagePlaceSteps(store.desk, input)),
      'desk:linked-from': (input) => read((now) => linkedFromView(now, input)),
      'desk:record-part': (input) => read((now) => recordPart(now, input, clock())),
      'desk:layers': async (input) => {
        await inSlices(layerSteps(desk))
        return layersView(store.desk, input)
      },
      'desk:clock': ({ of, fields }) => clockView(store.desk, of, fields, clock()),
      'desk:record-memos': (input) => read((now) => recordMemosView(now, input)),
      'desk:delete-plan': (ref) => read((now) => deletePlanView(now, ref)),
      'desk:delete-all-plan': ({ keys }) => read((now) => deleteAllPlan(now, keys)),
      'desk:source-suggestions': async (input) => {
        await this.#patterns.ready()
        return inSlices(suggestionSteps(desk, input, clock()))
      },
      'desk:undo-view': ({ staff }) => undoView(store.desk, store.undoStack, staff),
      'desk:trash': (input) => read((now) => trashView(now, input)),
      'desk:notes': (input) =>
        this.#words.use(wordsIn('notes', input.filter.find), () => read((now) => notesView(now, input))),
      'desk:matrix': (input) =>
        this.#words.use(wordsIn('issues', input.filter.find), () => read((now) => matrixView(now, input, clock()))),
      'desk:rate': (input) => read((now) => rateView(now, input, clock())),
      'desk:apply': ({ command, staff }) => editor.apply(command, staff),
      'desk:cancel': ({ job }) => {
        jobs.cancel(job)
        return {}
      },
    }
  }

  /** Ends what works in the background. */
  async end(): Promise<void> {
    this.#lists.end()
    this.#findings.end()
    this.#warmUp.end()
    this.#patterns.end()
    this.#words.end()
    await Promise.all([this.#search.end(), this.#schedules.end(), this.#spelling.end()])
  }

  /** The words that may be meant by a wrong one. */
  suggestions({ word, variant }: WordAsked): Promise<string[]> {
    return this.#spelling.suggestions(word, variant)
  }

  /** Answers one request; never throws. A failure carries the names of the records that it is about. */
  async answer(request: string, input: unknown): Promise<Envelope> {
    const answered = await answer(this.#handlers, request, input, this.#report)
    if (answered.ok) return answered
    const { code, params } = answered.error
    return { ok: false, error: { code, params: withNames(this.#store.desk, params, code) } }
  }
}
