/** A whole number in two digits at least, as dates and times have it: "06". */
export const twoDigits = (number: number | string): string => String(number).padStart(2, '0')
