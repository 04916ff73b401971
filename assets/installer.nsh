; Parley's own part of the Windows installer; electron-builder takes it in by its name.

; The installer keeps a copy of itself for an updater, and Parley has none: 100 MB that nothing would ever remove.
!macro removeKeptInstaller
  SetShellVarContext current
  Delete "$LOCALAPPDATA\parley-updater\installer.exe"
  RMDir "$LOCALAPPDATA\parley-updater"
  ${if} $installMode == "all"
    SetShellVarContext all
  ${endif}
!macroend

!macro customInstall
  !insertmacro removeKeptInstaller
!macroend

!macro customUnInstall
  !insertmacro removeKeptInstaller
!macroend

; Leaves out the page that asks for whom to install, on which "all users" is grey and English: the installer is for one person, and /allusers for a
; machine. An administrator who runs it over an installation for all users brings that one up to date.
!macro customInstallMode
  !ifndef BUILD_UNINSTALLER
    ${if} $hasPerMachineInstallation == "1"
    ${andif} ${UAC_IsAdmin}
      StrCpy $isForceMachineInstall "1"
    ${else}
      StrCpy $isForceCurrentInstall "1"
    ${endif}
  !endif
!macroend
