import type { Texts } from '../../text/text-context'
import { ElementMoved } from './use-element-edits'

/** Why an edit of an element was refused. */
export const failureText = (failure: unknown, { t, error }: Texts): string =>
  failure instanceof ElementMoved ? t('packages.movedMeanwhile') : error(failure)
