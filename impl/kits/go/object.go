// SPDX-License-Identifier: MIT

package kit

import "runtime"

// objects are what the handles stand for: a *File, or what the adapter kept.
var objects = map[handle]interface{}{}
var lastHandle handle

// Keep gives an object a handle, which is the answer.
func Keep(object interface{}) Value {
	lastHandle++
	objects[lastHandle] = object
	return lastHandle
}

// Object is the object whose handle an argument is.
func (c Call) Object(name string) interface{} {
	number, isHandle := c.arguments[name].(handle)
	object, found := objects[number]
	if !isHandle || !found {
		Refuse("TypeError", "%s: no such object", name)
	}
	return object
}

// destroy releases in the way of the library.
func destroy(c Call) Value {
	object := c.Object("object")
	defer delete(objects, c.arguments["object"].(handle))
	if f, isFile := object.(*File); isFile {
		f.release()
	} else if served.Release != nil {
		served.Release(object)
	}
	return nil
}

// settle collects, and waits for the finalizers.  The runtime takes those of a
// collection together and runs them in any order: the second one that is waited
// for runs after all that the first collection found.
func settle(Call) Value {
	for i := 0; i < 2; i++ {
		done := make(chan bool)
		runtime.SetFinalizer(new([64]byte), func(*[64]byte) { close(done) })
		runtime.GC()
		<-done
	}
	return nil
}
