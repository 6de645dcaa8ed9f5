// The precompiled headers of the tests (CMakeLists.txt) need a source to belong to.
