import type { MovementGround } from '../../core/desk/movement'
import type { Texts } from '../text/text-context'

/** The grounds of a suggested movement: "stance open → demand". */
export function groundsText(because: readonly MovementGround[], { t, word, list }: Texts): string {
  return list(
    because.map((ground) =>
      ground.of === 'words'
        ? t(ground.same ? 'movement.ground.same' : 'movement.ground.reworded')
        : t(`movement.ground.${ground.of}`, {
            from: word(ground.of, ground.from),
            to: word(ground.of, ground.to),
          }),
    ),
  )
}
