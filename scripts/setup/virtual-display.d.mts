export declare const DISPLAY_SERVER: readonly string[]
export declare function onVirtualDisplay(command: readonly string[]): string[]
