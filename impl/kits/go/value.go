// SPDX-License-Identifier: MIT

package kit

// The values of the protocol (../../protocol/README.md): words to Go values and back.
//
//	none nil · truth bool · integer int64, or *big.Int when it is larger
//	float float64 · bytes []byte · text string · list []Value · handle handle
//	anything else unknown, which no operation takes

import (
	"encoding/hex"
	"fmt"
	"math/big"
	"strconv"
	"strings"
)

// Value is nil, a bool, int, int64, []byte, string, []string, []Value or what Keep
// gave, to be answered.
type Value interface{}
type handle int64
type unknown string

func parseText(word string) (string, error) {
	var text strings.Builder

	for i := 0; i < len(word); i++ {
		if word[i] != '%' {
			text.WriteByte(word[i])
			continue
		}
		if i+3 > len(word) {
			return "", fmt.Errorf("no text: %s", word)
		}
		code, err := strconv.ParseUint(word[i+1:i+3], 16, 8)
		if err != nil {
			return "", err
		}
		text.WriteByte(byte(code))
		i += 2
	}
	return text.String(), nil
}

func parseInteger(word string) (Value, error) {
	if n, err := strconv.ParseInt(word, 10, 64); err == nil {
		return n, nil
	}
	if n, ok := new(big.Int).SetString(word, 10); ok {
		return n, nil
	}
	return nil, fmt.Errorf("no value: %s", word)
}

// parseList takes a list's elements from behind its bracket, and returns the
// rest of the word behind it as well.
func parseList(word string) (list []Value, rest string, err error) {
	for list = []Value{}; word != "" && word[0] != ']'; {
		var item Value

		if word[0] == '[' {
			item, word, err = parseList(word[1:])
		} else {
			end := strings.IndexAny(word, ",]")
			if end < 0 {
				break
			}
			item, err = parse(word[:end])
			word = word[end:]
		}
		if err != nil {
			return nil, "", err
		}
		list = append(list, item)
		word = strings.TrimPrefix(word, ",")
	}
	if word == "" || word[0] != ']' {
		return nil, "", fmt.Errorf("a list without an end")
	}
	return list, word[1:], nil
}

func parse(word string) (Value, error) {
	switch {
	case word == "none":
		return nil, nil
	case word == "true" || word == "false":
		return word == "true", nil
	case strings.HasPrefix(word, "t:"):
		return parseText(word[2:])
	case strings.HasPrefix(word, "b:"):
		return hex.DecodeString(word[2:])
	case strings.HasPrefix(word, "f:"):
		return strconv.ParseFloat(word[2:], 64)
	case strings.HasPrefix(word, "@"):
		n, err := strconv.ParseInt(word[1:], 10, 64)
		return handle(n), err
	case strings.HasPrefix(word, "["):
		list, _, err := parseList(word[1:])
		return list, err
	case strings.HasPrefix(word, "b.") || strings.HasPrefix(word, "w:"):
		return unknown(word), nil
	}
	return parseInteger(word)
}

func writeText(text string) string {
	var word strings.Builder

	word.WriteString("t:")
	for _, c := range []byte(strings.ToValidUTF8(text, "?")) {
		if c <= 32 || c >= 127 || c == '%' || c == ',' || c == ']' {
			fmt.Fprintf(&word, "%%%02X", c)
		} else {
			word.WriteByte(c)
		}
	}
	return word.String()
}

func write(v Value) string {
	switch v := v.(type) {
	case nil:
		return "none"
	case bool, int, int64:
		return fmt.Sprint(v)
	case []byte:
		return "b:" + hex.EncodeToString(v)
	case string:
		return writeText(v)
	case []string:
		words := make([]string, len(v))
		for i, text := range v {
			words[i] = writeText(text)
		}
		return "[" + strings.Join(words, ",") + "]"
	case []Value:
		words := make([]string, len(v))
		for i, item := range v {
			words[i] = write(item)
		}
		return "[" + strings.Join(words, ",") + "]"
	case handle:
		return fmt.Sprintf("@%d", v)
	}
	panic(fmt.Sprintf("no word for %T", v))
}
