/* SPDX-License-Identifier: MIT */
#ifndef RUNNER_H
#define RUNNER_H

/* All headers at once and names from before, for files that still move. */

#include "adapters/debugger.h"
#include "adapters/handshake.h"
#include "adapters/process.h"
#include "adapters/targets.h"
#include "base/installation.h"
#include "base/messages.h"
#include "base/nearest.h"
#include "base/temporary_folder.h"
#include "base/terminal.h"
#include "cell/cell.h"
#include "cell/known.h"
#include "cell/run_options.h"
#include "command/commands.h"

#define scratch_create temporary_folder_create
#define scratch_remove temporary_folder_remove
#define orphans_adopt leaked_processes_adopt
#define orphans_name leaked_process_name
#define orphans_kill leaked_processes_kill
#define orphans_end children_kill
#define place_build program_folder
#define place_impl implementation_folder
#define column target
#define columns targets
#define columns_discover targets_discover
#define process_describe handshake

#endif
