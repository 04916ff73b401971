import { useTexts } from '../text/text-context'

/** Puts an instant into words of this machine's time; undefined for what is no instant, as a damaged file may have it. */
export function useWhen(): (at: string) => string | undefined {
  const { moment } = useTexts()
  return (at) => (Number.isNaN(Date.parse(at)) ? undefined : moment(at))
}
