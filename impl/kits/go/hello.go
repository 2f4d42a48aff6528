// SPDX-License-Identifier: MIT

package kit

import (
	"fmt"
	"os"
	"sort"
)

// find looks an operation up by its name.
func find(name string) Operation {
	op, found := served.Operations[name]
	if !found {
		Refuse("Unsupported", "%s", name)
	}
	return op
}

func hello(words []string) string {
	if len(words) != 1 || words[0] != "1" {
		Refuse("Unsupported", "a protocol other than version 1")
	}
	names := []string{"hello"}
	for name := range served.Operations {
		names = append(names, name)
	}
	sort.Strings(names)
	return fmt.Sprintf("ok protocol=1 name=%s version=%s language=t:Go homepage=%s issues=%s "+
		"claims=%s operations=%s page=%d granularity=%d system=%s", writeText(served.Name),
		writeText(served.Version), writeText(served.Homepage), writeText(served.Issues),
		write(served.Claims), write(names), os.Getpagesize(), granularity(),
		writeText(system))
}
